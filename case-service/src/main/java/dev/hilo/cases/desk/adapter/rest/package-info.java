@NullMarked
package dev.hilo.cases.desk.adapter.rest;

import org.jspecify.annotations.NullMarked;
