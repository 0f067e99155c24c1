/** What the stream says about files. */
@NullMarked
package dev.hilo.cases.attachments.adapter.kafka;

import org.jspecify.annotations.NullMarked;
