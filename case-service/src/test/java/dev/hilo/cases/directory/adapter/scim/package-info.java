@NullMarked
package dev.hilo.cases.directory.adapter.scim;

import org.jspecify.annotations.NullMarked;
