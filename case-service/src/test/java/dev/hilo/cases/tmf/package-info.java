@NullMarked
package dev.hilo.cases.tmf;

import org.jspecify.annotations.NullMarked;
