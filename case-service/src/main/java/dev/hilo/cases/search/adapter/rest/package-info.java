/** The agents' search. */
@NullMarked
package dev.hilo.cases.search.adapter.rest;

import org.jspecify.annotations.NullMarked;
