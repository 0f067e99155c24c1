/** Live streams of cases as server-sent events. */
@NullMarked
package dev.hilo.cases.live.adapter.rest;

import org.jspecify.annotations.NullMarked;
