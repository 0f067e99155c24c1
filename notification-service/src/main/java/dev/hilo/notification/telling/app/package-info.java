/** Folds commits into what is known of users and tells them what they must hear. */
@NullMarked
package dev.hilo.notification.telling.app;

import org.jspecify.annotations.NullMarked;
