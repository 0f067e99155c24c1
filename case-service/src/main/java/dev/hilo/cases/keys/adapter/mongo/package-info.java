/** Keys in MongoDB, wrapped with the master key. */
@NullMarked
package dev.hilo.cases.keys.adapter.mongo;

import org.jspecify.annotations.NullMarked;
