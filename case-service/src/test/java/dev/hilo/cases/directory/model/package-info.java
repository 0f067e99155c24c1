@NullMarked
package dev.hilo.cases.directory.model;

import org.jspecify.annotations.NullMarked;
