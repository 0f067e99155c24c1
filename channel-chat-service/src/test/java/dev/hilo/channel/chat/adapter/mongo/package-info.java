@NullMarked
package dev.hilo.channel.chat.adapter.mongo;

import org.jspecify.annotations.NullMarked;
