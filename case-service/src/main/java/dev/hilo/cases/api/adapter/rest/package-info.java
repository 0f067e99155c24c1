/** The case API's filters, and the beans by which resources speak with them. */
@NullMarked
package dev.hilo.cases.api.adapter.rest;

import org.jspecify.annotations.NullMarked;
