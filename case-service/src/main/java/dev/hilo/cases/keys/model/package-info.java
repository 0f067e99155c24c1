/** The keys that personal content is sealed with. */
@NullMarked
package dev.hilo.cases.keys.model;

import org.jspecify.annotations.NullMarked;
