/** TM Forum's words for cases and interactions: TMF621 and TMF683 over the same use cases as the API of our own. */
@NullMarked
package dev.hilo.cases.tmf.adapter.rest;

import org.jspecify.annotations.NullMarked;
