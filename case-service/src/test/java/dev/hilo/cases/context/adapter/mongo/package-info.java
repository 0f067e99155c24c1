@NullMarked
package dev.hilo.cases.context.adapter.mongo;

import org.jspecify.annotations.NullMarked;
