@NullMarked
package dev.hilo.cases.context.model.matching;

import org.jspecify.annotations.NullMarked;
