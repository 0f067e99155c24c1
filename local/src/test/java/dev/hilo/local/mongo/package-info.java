@NullMarked
package dev.hilo.local.mongo;

import org.jspecify.annotations.NullMarked;
