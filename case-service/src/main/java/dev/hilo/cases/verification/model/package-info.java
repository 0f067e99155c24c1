/** One-time codes: what a verification is, and what a given code comes to. */
@NullMarked
package dev.hilo.cases.verification.model;

import org.jspecify.annotations.NullMarked;
