@NullMarked
package dev.hilo.cases.desk.adapter.kafka;

import org.jspecify.annotations.NullMarked;
