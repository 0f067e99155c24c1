/** The widget in a browser. */
@NullMarked
package dev.hilo.channel.chat.widget;

import org.jspecify.annotations.NullMarked;
