@NullMarked
package dev.hilo.cases.outbox.adapter.rest;

import org.jspecify.annotations.NullMarked;
