/** What an administrator should look at. */
@NullMarked
package dev.hilo.cases.directory.adapter.audit;

import org.jspecify.annotations.NullMarked;
