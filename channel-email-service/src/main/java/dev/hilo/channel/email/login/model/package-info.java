/** How the channel shows a mail server who it is. */
@NullMarked
package dev.hilo.channel.email.login.model;

import org.jspecify.annotations.NullMarked;
