/** What the REST resources of any service share: parameters, pages, revisions, fields. */
@NullMarked
package dev.hilo.kit.rest;

import org.jspecify.annotations.NullMarked;
