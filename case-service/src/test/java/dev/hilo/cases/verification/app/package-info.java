@NullMarked
package dev.hilo.cases.verification.app;

import org.jspecify.annotations.NullMarked;
