/** Files, put together. */
@NullMarked
package dev.hilo.cases.attachments.adapter;

import org.jspecify.annotations.NullMarked;
