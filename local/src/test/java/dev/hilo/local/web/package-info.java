@NullMarked
package dev.hilo.local.web;

import org.jspecify.annotations.NullMarked;
