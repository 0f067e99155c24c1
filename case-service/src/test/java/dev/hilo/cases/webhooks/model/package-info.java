@NullMarked
package dev.hilo.cases.webhooks.model;

import org.jspecify.annotations.NullMarked;
