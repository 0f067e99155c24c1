/** What every door of the case API keeps: one answer for one request, who did what, and who may see which case. */
@NullMarked
package dev.hilo.cases.api.app;

import org.jspecify.annotations.NullMarked;
