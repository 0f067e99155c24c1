@NullMarked
package dev.hilo.cases.live.app;

import org.jspecify.annotations.NullMarked;
