/** Keys as the contract's sealing wants them. */
@NullMarked
package dev.hilo.cases.keys.adapter.contract;

import org.jspecify.annotations.NullMarked;
