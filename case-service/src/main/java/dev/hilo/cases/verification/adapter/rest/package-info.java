/** The doors by which codes are asked for and given. */
@NullMarked
package dev.hilo.cases.verification.adapter.rest;

import org.jspecify.annotations.NullMarked;
