/** The mail server's JVM: GreenMail, what keeps its mails over a restart, and the mailbox pages. */
@NullMarked
package dev.hilo.local.mail;

import org.jspecify.annotations.NullMarked;
