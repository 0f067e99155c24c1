/** How telling users is put together and configured. */
@NullMarked
package dev.hilo.notification.telling.adapter;

import org.jspecify.annotations.NullMarked;
