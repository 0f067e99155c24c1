@NullMarked
package dev.hilo.cases.outbox.adapter.connect;

import org.jspecify.annotations.NullMarked;
