/** The directory's door: SCIM 2.0 (RFC 7643, RFC 7644) for Entra ID, Okta and others that provision users. */
@NullMarked
package dev.hilo.cases.directory.adapter.scim;

import org.jspecify.annotations.NullMarked;
