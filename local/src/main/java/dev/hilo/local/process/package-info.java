/** Child JVMs: how they are found, started, watched and ended. */
@NullMarked
package dev.hilo.local.process;

import org.jspecify.annotations.NullMarked;
