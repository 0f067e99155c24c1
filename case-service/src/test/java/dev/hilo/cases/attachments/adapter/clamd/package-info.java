@NullMarked
package dev.hilo.cases.attachments.adapter.clamd;

import org.jspecify.annotations.NullMarked;
