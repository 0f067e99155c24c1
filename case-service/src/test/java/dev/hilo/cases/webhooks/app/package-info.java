@NullMarked
package dev.hilo.cases.webhooks.app;

import org.jspecify.annotations.NullMarked;
