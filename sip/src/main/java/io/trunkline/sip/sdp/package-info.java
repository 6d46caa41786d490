/// Session descriptions (RFC 8866) and the offer/answer exchange (RFC 3264) for one audio stream: G.711 and telephone-event over RTP, SRTP (SDES) or WebRTC.
@NullMarked
package io.trunkline.sip.sdp;

import org.jspecify.annotations.NullMarked;
