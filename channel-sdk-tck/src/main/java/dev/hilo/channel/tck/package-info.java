/**
 * What every channel must do, as tests. Extend {@link dev.hilo.channel.tck.ChannelConformanceTest}, give it a channel and
 * a few hooks, and run it with the build. Nothing else needs to run: the kit's transport is in memory.
 */
@NullMarked
package dev.hilo.channel.tck;

import org.jspecify.annotations.NullMarked;
