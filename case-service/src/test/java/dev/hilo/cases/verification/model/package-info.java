@NullMarked
package dev.hilo.cases.verification.model;

import org.jspecify.annotations.NullMarked;
