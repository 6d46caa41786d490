package io.trunkline.sip;

import static io.trunkline.fuzz.Target.mustBeEqual;
import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.sip.sdp.Codec;
import io.trunkline.sip.sdp.Crypto;
import io.trunkline.sip.sdp.Direction;
import io.trunkline.sip.sdp.LocalAudio;
import io.trunkline.sip.sdp.OfferAnswer;
import io.trunkline.sip.sdp.RemoteAudio;
import io.trunkline.sip.sdp.SessionDescription;
import io.trunkline.sip.sdp.WebRtc;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// Session descriptions, and the answers that we make to them.
public final class SdpTarget implements Target {
  private static final String SRTP_SECRET = Base64.getEncoder().encodeToString(new byte[Crypto.LONGEST_KEY]);
  private static final LocalAudio PLAIN = new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA, Codec.PCMU), Direction.SENDRECV, 7, 1, null, SRTP_SECRET, null);
  private static final LocalAudio BROWSER = new LocalAudio("192.0.2.1", 20_000, List.of(Codec.PCMA, Codec.PCMU), Direction.SENDRECV, 7, 1,
      new WebRtc("ufrg", "password0123456789012345", "sha-256 AA:BB", "passive"));

  @Override public List<byte[]> seeds() {
    return List.of("v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nc=IN IP4 1.2.3.4\r\nt=0 0\r\nm=audio 1000/2 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\na=sendonly\r\nm=video 0 RTP/AVP 31\r\n",
        "v=0\r\no=assistant 971731711378798081 0 IN IP6 2001:db8::20\r\ns=x\r\nc=IN IP6 2001:db8::20/127\r\nm=audio 6000 RTP/AVP 8\r\nc=IN IP4 0.0.0.0\r\n",
        "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nc=IN IP4 1.2.3.4\r\nt=0 0\r\nm=audio 1000 RTP/SAVP 8\r\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20\r\n",
        "v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0\r\na=ice-ufrag:abcd\r\na=ice-pwd:0123456789012345678901\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126\r\n"
            + "c=IN IP4 0.0.0.0\r\na=rtcp:9 IN IP4 0.0.0.0\r\na=ice-options:trickle\r\na=fingerprint:sha-256 AA:BB:CC\r\na=setup:actpass\r\na=mid:0\r\na=rtcp-mux\r\n"
            + "a=candidate:1 1 udp 2113937151 192.0.2.9 5000 typ host\r\na=rtpmap:111 opus/48000/2\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000/1\r\na=rtpmap:126 telephone-event/8000\r\na=sendrecv\r\n")
        .stream().map(Target::bytes).toList();
  }

  @Override public List<String> words() {
    return List.of("\r\n", "\n", "\r", "v=0", "o=", "s=", "c=", "c=IN IP4 ", "m=", "m=audio ", "a=", "a=rtpmap:", "a=inactive", "a=setup:", " ", "/", ":", "\0", "RTP/AVP", "RTP/SAVP", "a=crypto:", "inline:", "|2^31", "|1:4", "\u2028", "\u0085");
  }

  @Override public void eat(byte[] input) {
    SessionDescription sdp;
    try {
      sdp = SessionDescription.parse(new String(input, StandardCharsets.UTF_8));
    } catch (MalformedSip nonsense) {
      return;
    }
    mustHold(sdp.media().size() <= SessionDescription.MOST_MEDIA, "more sections than the bound");
    try {
      mustBeEqual(sdp, SessionDescription.parse(sdp.toString()));
    } catch (MalformedSip malformed) {
      throw new AssertionError("what was accepted is refused when we write it: " + sdp, malformed);
    }
    answered(sdp, PLAIN);
    answered(sdp, BROWSER);
  }

  private static void answered(SessionDescription sdp, LocalAudio ours) {
    try {
      var _ = RemoteAudio.of(sdp);
      OfferAnswer.answer(sdp, ours).ifPresent(answer -> mustBeEqual(answer.sdp(), SessionDescription.parse(answer.sdp().toString())));
    } catch (MalformedSip nonsense) {
      // found only now
    }
  }
}
