/** How much one caller may have: who they are on the network, how often they may ask, how much they may hold at once. */
@NullMarked
package dev.hilo.kit.limits;

import org.jspecify.annotations.NullMarked;
