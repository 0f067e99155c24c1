/** How data protection is configured and put together. */
@NullMarked
package dev.hilo.cases.protection.adapter;

import org.jspecify.annotations.NullMarked;
