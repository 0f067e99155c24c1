@NullMarked
package dev.hilo.cases.desk.app;

import org.jspecify.annotations.NullMarked;
