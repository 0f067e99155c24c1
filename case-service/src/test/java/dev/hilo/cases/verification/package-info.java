@NullMarked
package dev.hilo.cases.verification;

import org.jspecify.annotations.NullMarked;
