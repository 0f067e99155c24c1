@NullMarked
package dev.hilo.local.process;

import org.jspecify.annotations.NullMarked;
