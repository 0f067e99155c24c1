/** Topics that carry personal content from service to service are cut off behind their readers. */
@NullMarked
package dev.hilo.cases.protection.adapter.kafka;

import org.jspecify.annotations.NullMarked;
