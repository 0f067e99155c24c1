/** Codes drawn at random, and hashes under the master key. */
@NullMarked
package dev.hilo.cases.verification.adapter.crypto;

import org.jspecify.annotations.NullMarked;
