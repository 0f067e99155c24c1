/** The little HTTP that the local pages and the identity provider need, over the JDK's own server. */
@NullMarked
package dev.hilo.local.web;

import org.jspecify.annotations.NullMarked;
