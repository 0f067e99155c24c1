@NullMarked
package dev.hilo.cases.keys.adapter.mongo;

import org.jspecify.annotations.NullMarked;
