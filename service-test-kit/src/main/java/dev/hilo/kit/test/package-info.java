/** What the tests of services share: a broker and a store, tokens, the contract's golden samples, the rings' rules. */
@NullMarked
package dev.hilo.kit.test;

import org.jspecify.annotations.NullMarked;
