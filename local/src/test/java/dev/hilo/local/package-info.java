@NullMarked
package dev.hilo.local;

import org.jspecify.annotations.NullMarked;
