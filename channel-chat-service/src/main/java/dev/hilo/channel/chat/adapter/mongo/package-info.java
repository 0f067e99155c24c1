/** The store in MongoDB: only single-document writes, found by _id or one unique index, sharded by session. */
@NullMarked
package dev.hilo.channel.chat.adapter.mongo;

import org.jspecify.annotations.NullMarked;
