/** Cases to be routed, in MongoDB. */
@NullMarked
package dev.hilo.routing.assignment.adapter.mongo;

import org.jspecify.annotations.NullMarked;
