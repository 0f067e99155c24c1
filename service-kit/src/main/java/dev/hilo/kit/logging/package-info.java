/** What a log line may contain. */
@NullMarked
package dev.hilo.kit.logging;

import org.jspecify.annotations.NullMarked;
