/** The desk's files, for the page of the visitor they were sent to. */
@NullMarked
package dev.hilo.channel.chat.adapter.files;

import org.jspecify.annotations.NullMarked;
