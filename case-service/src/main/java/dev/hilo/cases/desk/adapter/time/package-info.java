/** What happens to cases at set times. */
@NullMarked
package dev.hilo.cases.desk.adapter.time;

import org.jspecify.annotations.NullMarked;
