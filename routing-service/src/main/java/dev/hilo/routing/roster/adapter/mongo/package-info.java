/** The roster in MongoDB. */
@NullMarked
package dev.hilo.routing.roster.adapter.mongo;

import org.jspecify.annotations.NullMarked;
