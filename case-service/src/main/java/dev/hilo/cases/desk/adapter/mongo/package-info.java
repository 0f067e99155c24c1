@NullMarked
package dev.hilo.cases.desk.adapter.mongo;

import org.jspecify.annotations.NullMarked;
