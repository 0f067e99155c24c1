@NullMarked
package dev.hilo.cases.webhooks.adapter.http;

import org.jspecify.annotations.NullMarked;
