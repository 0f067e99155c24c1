/** Histories of cases, in MongoDB. */
@NullMarked
package dev.hilo.analytics.cases.adapter.mongo;

import org.jspecify.annotations.NullMarked;
