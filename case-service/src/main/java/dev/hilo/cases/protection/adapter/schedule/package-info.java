/** What data protection does by itself, in time. */
@NullMarked
package dev.hilo.cases.protection.adapter.schedule;

import org.jspecify.annotations.NullMarked;
