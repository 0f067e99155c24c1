@NullMarked
package dev.hilo.channel.email.service.adapter;

import org.jspecify.annotations.NullMarked;
