@NullMarked
package dev.hilo.channel.email.thread.model;

import org.jspecify.annotations.NullMarked;
