/** Published commits as what they change about cases. */
@NullMarked
package dev.hilo.cases.live.adapter.contract;

import org.jspecify.annotations.NullMarked;
