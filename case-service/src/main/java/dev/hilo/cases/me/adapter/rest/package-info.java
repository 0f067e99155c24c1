/** The doors of the person who asks for help: their own context, timeline and cases. */
@NullMarked
package dev.hilo.cases.me.adapter.rest;

import org.jspecify.annotations.NullMarked;
