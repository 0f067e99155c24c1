/** What is known of where a user is, and what to tell them: pure functions over values. */
@NullMarked
package dev.hilo.notification.telling.model;

import org.jspecify.annotations.NullMarked;
