/** What is known of users, in MongoDB. */
@NullMarked
package dev.hilo.notification.telling.adapter.mongo;

import org.jspecify.annotations.NullMarked;
