/** What is said around a code. */
@NullMarked
package dev.hilo.cases.verification.adapter.text;

import org.jspecify.annotations.NullMarked;
