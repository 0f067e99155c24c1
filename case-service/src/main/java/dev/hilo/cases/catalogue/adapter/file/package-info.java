/** The catalogue that a desk begins with, from a file. */
@NullMarked
package dev.hilo.cases.catalogue.adapter.file;

import org.jspecify.annotations.NullMarked;
