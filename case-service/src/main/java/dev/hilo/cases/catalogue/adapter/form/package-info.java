/** Items of the catalogue as people write them, in the REST API and in files alike. */
@NullMarked
package dev.hilo.cases.catalogue.adapter.form;

import org.jspecify.annotations.NullMarked;
