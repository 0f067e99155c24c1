@NullMarked
package dev.hilo.cases.outbox.adapter;

import org.jspecify.annotations.NullMarked;
