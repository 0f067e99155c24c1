@NullMarked
package dev.hilo.cases.keys.app;

import org.jspecify.annotations.NullMarked;
