@NullMarked
package dev.hilo.cases.attachments.app;

import org.jspecify.annotations.NullMarked;
