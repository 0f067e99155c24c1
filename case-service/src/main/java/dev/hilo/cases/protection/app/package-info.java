/** What people may ask about their data: to have it, and to have it erased; and how long cases are kept. */
@NullMarked
package dev.hilo.cases.protection.app;

import org.jspecify.annotations.NullMarked;
