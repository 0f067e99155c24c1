/** What the OpenAPI documents of the services have in common. */
@NullMarked
package dev.hilo.kit.openapi;

import org.jspecify.annotations.NullMarked;
