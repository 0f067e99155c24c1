/** Interactions of the contract without the code that was typed. */
@NullMarked
package dev.hilo.cases.verification.adapter.contract;

import org.jspecify.annotations.NullMarked;
