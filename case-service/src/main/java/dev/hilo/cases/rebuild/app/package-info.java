/** Building every projection anew from the log, while traffic goes on. */
@NullMarked
package dev.hilo.cases.rebuild.app;

import org.jspecify.annotations.NullMarked;
