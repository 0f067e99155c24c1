/** Lets verifications go when their time is over. */
@NullMarked
package dev.hilo.cases.verification.adapter.schedule;

import org.jspecify.annotations.NullMarked;
