@NullMarked
package dev.hilo.cases.api.adapter.mongo;

import org.jspecify.annotations.NullMarked;
