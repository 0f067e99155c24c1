/** What cases are found by, in MongoDB. */
@NullMarked
package dev.hilo.cases.search.adapter.mongo;

import org.jspecify.annotations.NullMarked;
