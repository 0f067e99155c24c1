/** The directory in MongoDB. */
@NullMarked
package dev.hilo.cases.directory.adapter.mongo;

import org.jspecify.annotations.NullMarked;
