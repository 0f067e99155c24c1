/** How the feature is put together. */
@NullMarked
package dev.hilo.cases.identity.adapter;

import org.jspecify.annotations.NullMarked;
