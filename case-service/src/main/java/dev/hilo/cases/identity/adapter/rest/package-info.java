/** The agents' doors to who is who. */
@NullMarked
package dev.hilo.cases.identity.adapter.rest;

import org.jspecify.annotations.NullMarked;
