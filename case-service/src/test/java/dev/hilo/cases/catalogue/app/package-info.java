@NullMarked
package dev.hilo.cases.catalogue.app;

import org.jspecify.annotations.NullMarked;
