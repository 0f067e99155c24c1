@NullMarked
package dev.hilo.cases.outbox.app;

import org.jspecify.annotations.NullMarked;
