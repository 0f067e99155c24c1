@NullMarked
package dev.hilo.cases.context.model;

import org.jspecify.annotations.NullMarked;
