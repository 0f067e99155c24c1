/** The catalogue over HTTP. */
@NullMarked
package dev.hilo.cases.catalogue.adapter.rest;

import org.jspecify.annotations.NullMarked;
