/**
 * What travels between Hilo's services: one record for each event's data, with its JSON Schema beside it under {@code
 * /dev/hilo/contracts/schemas} and golden samples under {@code /dev/hilo/contracts/samples}.
 *
 * <p>Constructors refuse what a consumer could not work with and name the field, so a record that exists is a valid
 * one. Fields are added as optional; a breaking change is a new type with {@code v2} in its name beside the old one.
 */
@NullMarked
package dev.hilo.contracts;

import org.jspecify.annotations.NullMarked;
