/** How folding is put together. */
@NullMarked
package dev.hilo.analytics.cases.adapter;

import org.jspecify.annotations.NullMarked;
