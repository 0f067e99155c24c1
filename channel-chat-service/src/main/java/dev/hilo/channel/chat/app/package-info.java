/** The acts of a chat and what they need from outside: a store, two streams to publish to, links to browsers. */
@NullMarked
package dev.hilo.channel.chat.app;

import org.jspecify.annotations.NullMarked;
