@NullMarked
package dev.hilo.cases.identity.app;

import org.jspecify.annotations.NullMarked;
