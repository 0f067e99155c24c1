/** The context stream as this feature sees it. */
@NullMarked
package dev.hilo.analytics.cases.adapter.kafka;

import org.jspecify.annotations.NullMarked;
