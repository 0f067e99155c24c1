@NullMarked
package dev.hilo.channel.chat;

import org.jspecify.annotations.NullMarked;
