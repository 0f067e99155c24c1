@NullMarked
package dev.hilo.cases.api.app;

import org.jspecify.annotations.NullMarked;
