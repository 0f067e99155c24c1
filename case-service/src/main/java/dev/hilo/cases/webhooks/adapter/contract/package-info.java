/** Facts as webhooks read them. */
@NullMarked
package dev.hilo.cases.webhooks.adapter.contract;

import org.jspecify.annotations.NullMarked;
