@NullMarked
package dev.hilo.cases.catalogue.model;

import org.jspecify.annotations.NullMarked;
