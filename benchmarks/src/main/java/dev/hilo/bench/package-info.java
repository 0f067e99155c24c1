/** Benchmarks: each figure beside its limit, taken in the same run on the same machine. */
@NullMarked
package dev.hilo.bench;

import org.jspecify.annotations.NullMarked;
