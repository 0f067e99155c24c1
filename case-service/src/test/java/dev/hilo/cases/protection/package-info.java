/** Nothing is left of who is erased; nobody else notices. */
@org.jspecify.annotations.NullMarked
package dev.hilo.cases.protection;
