@NullMarked
package dev.hilo.channel.email.journal.adapter;

import org.jspecify.annotations.NullMarked;
