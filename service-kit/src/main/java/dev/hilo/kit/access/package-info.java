/** Which cases a caller may see, the same in every service. */
@NullMarked
package dev.hilo.kit.access;

import org.jspecify.annotations.NullMarked;
