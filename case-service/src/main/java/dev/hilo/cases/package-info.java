@NullMarked
package dev.hilo.cases;

import org.jspecify.annotations.NullMarked;
