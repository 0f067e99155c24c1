/** A made-up desk whose users are merged and told apart again, for consumers of the context stream to be tested with. */
@NullMarked
package dev.hilo.kit.test.desk;

import org.jspecify.annotations.NullMarked;
