/** Where the chat meets the world; the only ring that sees Quarkus, MongoDB, the SDK and the contracts. */
@NullMarked
package dev.hilo.channel.chat.adapter;

import org.jspecify.annotations.NullMarked;
