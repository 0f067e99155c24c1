/** A rebuild on a real store, with traffic. */
@org.jspecify.annotations.NullMarked
package dev.hilo.cases.rebuild;
