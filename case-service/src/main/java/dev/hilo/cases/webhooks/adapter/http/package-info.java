/** Requests to webhooks, signed as Standard Webhooks has it. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.http;

import org.jspecify.annotations.NullMarked;
