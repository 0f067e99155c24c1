/** Services and templates in MongoDB. */
@NullMarked
package dev.hilo.cases.catalogue.adapter.mongo;

import org.jspecify.annotations.NullMarked;
