@NullMarked
package dev.hilo.cases.attachments.adapter.tika;

import org.jspecify.annotations.NullMarked;
