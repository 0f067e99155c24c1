/** The policies that find the case of an interaction, one a class, and their list. */
@NullMarked
package dev.hilo.cases.context.model.matching;

import org.jspecify.annotations.NullMarked;
