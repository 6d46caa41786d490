/// Digest access authentication (RFC 7616, RFC 8760) for both sides of SIP.
@NullMarked
package io.trunkline.sip.auth;

import org.jspecify.annotations.NullMarked;
