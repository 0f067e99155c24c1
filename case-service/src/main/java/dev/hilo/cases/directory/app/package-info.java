/** What a provisioning client may do with the directory, and how the users' contexts hear of it. */
@NullMarked
package dev.hilo.cases.directory.app;

import org.jspecify.annotations.NullMarked;
