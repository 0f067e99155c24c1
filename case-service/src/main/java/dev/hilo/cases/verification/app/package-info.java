/** Sends one-time codes and takes them, and the ports for it. */
@NullMarked
package dev.hilo.cases.verification.app;

import org.jspecify.annotations.NullMarked;
