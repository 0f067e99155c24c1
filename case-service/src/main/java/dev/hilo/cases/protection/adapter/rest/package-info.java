/** The doors to export, erasure and retention. */
@NullMarked
package dev.hilo.cases.protection.adapter.rest;

import org.jspecify.annotations.NullMarked;
