/** How verification is configured and put together. */
@NullMarked
package dev.hilo.cases.verification.adapter;

import org.jspecify.annotations.NullMarked;
