/** Between the core's facts and those of the published contract. */
@NullMarked
package dev.hilo.cases.context.adapter.contract;

import org.jspecify.annotations.NullMarked;
