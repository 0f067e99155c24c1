/** The administrator's door to a rebuild. */
@NullMarked
package dev.hilo.cases.rebuild.adapter.rest;

import org.jspecify.annotations.NullMarked;
