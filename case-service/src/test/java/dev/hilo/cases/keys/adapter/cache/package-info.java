@NullMarked
package dev.hilo.cases.keys.adapter.cache;

import org.jspecify.annotations.NullMarked;
