@NullMarked
package dev.hilo.channel.chat.model;

import org.jspecify.annotations.NullMarked;
