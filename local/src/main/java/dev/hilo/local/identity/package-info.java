/** An OpenID provider's little: signed tokens for whoever asks. For development only. */
@NullMarked
package dev.hilo.local.identity;

import org.jspecify.annotations.NullMarked;
