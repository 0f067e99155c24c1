@NullMarked
package dev.hilo.cases.directory;

import org.jspecify.annotations.NullMarked;
