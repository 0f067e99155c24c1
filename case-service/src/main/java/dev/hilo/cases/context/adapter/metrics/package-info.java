@NullMarked
package dev.hilo.cases.context.adapter.metrics;

import org.jspecify.annotations.NullMarked;
