/** How keys are configured and put together. */
@NullMarked
package dev.hilo.cases.keys.adapter;

import org.jspecify.annotations.NullMarked;
