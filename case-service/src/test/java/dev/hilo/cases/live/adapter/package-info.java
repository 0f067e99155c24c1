@NullMarked
package dev.hilo.cases.live.adapter;

import org.jspecify.annotations.NullMarked;
