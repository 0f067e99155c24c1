@NullMarked
package dev.hilo.cases.webhooks.adapter;

import org.jspecify.annotations.NullMarked;
