@NullMarked
package dev.hilo.cases.context.adapter.rest;

import org.jspecify.annotations.NullMarked;
