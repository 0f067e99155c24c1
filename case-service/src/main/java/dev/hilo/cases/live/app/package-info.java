/** What happens to the cases of a queue or an agent, for those who watch. */
@NullMarked
package dev.hilo.cases.live.app;

import org.jspecify.annotations.NullMarked;
