@NullMarked
package dev.hilo.cases.attachments.adapter.mongo;

import org.jspecify.annotations.NullMarked;
