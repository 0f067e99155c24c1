/** Finding cases by words. */
@org.jspecify.annotations.NullMarked
package dev.hilo.cases.search;
