/** Where erasures stand, in MongoDB. */
@NullMarked
package dev.hilo.cases.protection.adapter.mongo;

import org.jspecify.annotations.NullMarked;
