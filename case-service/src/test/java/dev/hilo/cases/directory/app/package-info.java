@NullMarked
package dev.hilo.cases.directory.app;

import org.jspecify.annotations.NullMarked;
