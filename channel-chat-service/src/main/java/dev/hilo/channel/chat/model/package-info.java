/** What a chat is: sessions, messages in one order each, and what is known about how far each has come. Pure Java. */
@NullMarked
package dev.hilo.channel.chat.model;

import org.jspecify.annotations.NullMarked;
