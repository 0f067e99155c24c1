/**
 * The context of one user and how it folds: pure functions over immutable values. No clock, no randomness, no
 * framework; time and ids are passed in.
 */
@NullMarked
package dev.hilo.cases.context.model;

import org.jspecify.annotations.NullMarked;
