/** The users of the log, the projections that are built anew, and where a rebuild stands, in MongoDB. */
@NullMarked
package dev.hilo.cases.rebuild.adapter.mongo;

import org.jspecify.annotations.NullMarked;
