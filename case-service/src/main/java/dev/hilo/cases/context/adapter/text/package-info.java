/** What the desk says to users of its own accord, from property files. */
@NullMarked
package dev.hilo.cases.context.adapter.text;

import org.jspecify.annotations.NullMarked;
