@NullMarked
package dev.hilo.channel.chat.app;

import org.jspecify.annotations.NullMarked;
