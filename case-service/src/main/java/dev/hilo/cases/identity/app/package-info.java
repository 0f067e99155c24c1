/** Who is who: merging users and undoing it, linking identities and taking them away, how people want to be spoken to. */
@NullMarked
package dev.hilo.cases.identity.app;

import org.jspecify.annotations.NullMarked;
