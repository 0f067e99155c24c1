/** The protocol of docs/chat-protocol.md on WebSockets: frames, connections, limits. */
@NullMarked
package dev.hilo.channel.chat.adapter.websocket;

import org.jspecify.annotations.NullMarked;
