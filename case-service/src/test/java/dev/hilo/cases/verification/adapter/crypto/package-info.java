@NullMarked
package dev.hilo.cases.verification.adapter.crypto;

import org.jspecify.annotations.NullMarked;
