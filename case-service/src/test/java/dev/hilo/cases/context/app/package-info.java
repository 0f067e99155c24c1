@NullMarked
package dev.hilo.cases.context.app;

import org.jspecify.annotations.NullMarked;
