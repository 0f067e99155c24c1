/** Keys for the services that need to read what is sealed. */
@NullMarked
package dev.hilo.cases.keys.adapter.rest;

import org.jspecify.annotations.NullMarked;
