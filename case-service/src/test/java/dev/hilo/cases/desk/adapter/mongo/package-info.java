/** How the list of cases is served. */
@org.jspecify.annotations.NullMarked
package dev.hilo.cases.desk.adapter.mongo;
