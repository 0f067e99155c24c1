@NullMarked
package dev.hilo.cases.context.adapter.kafka;

import org.jspecify.annotations.NullMarked;
