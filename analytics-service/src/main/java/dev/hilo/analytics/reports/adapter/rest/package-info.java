/** Reports over HTTP. */
@NullMarked
package dev.hilo.analytics.reports.adapter.rest;

import org.jspecify.annotations.NullMarked;
