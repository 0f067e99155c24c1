/** Verifications in MongoDB. */
@NullMarked
package dev.hilo.cases.verification.adapter.mongo;

import org.jspecify.annotations.NullMarked;
