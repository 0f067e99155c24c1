/** Access tokens of an authorization server. */
@NullMarked
package dev.hilo.channel.email.login.adapter.oauth;

import org.jspecify.annotations.NullMarked;
