package io.trunkline.sip.sdp;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What we want to say about our audio. `codecs` in the order that we prefer, the first common one is used. `webRtc` null is RTP.
/// `sessionId` stays for the life of a dialog; `version` grows by one with each change (RFC 3264 §8). `srtpSecret` is base64 of [Crypto#LONGEST_KEY] random bytes, of which
/// our key is taken if the peer wants SRTP; null if it can't have it. `suite` is what was agreed on, so that our own offers ask for it again.
public record LocalAudio(String address, int port, List<Codec> codecs, Direction direction, long sessionId, long version, @Nullable WebRtc webRtc,
    @Nullable String srtpSecret, @Nullable CryptoSuite suite) {
  public LocalAudio {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty()) throw new IllegalArgumentException("at least one codec");
  }

  /// Without SRTP, but for that of browsers.
  public LocalAudio(String address, int port, List<Codec> codecs, Direction direction, long sessionId, long version, @Nullable WebRtc webRtc) {
    this(address, port, codecs, direction, sessionId, version, webRtc, null, null);
  }

  public LocalAudio next(Direction changed) { return new LocalAudio(address, port, codecs, changed, sessionId, version + 1, webRtc, srtpSecret, suite); }

  public LocalAudio preferring(Codec codec) {
    List<Codec> order = Stream.concat(Stream.of(codec), codecs.stream().filter(other -> other != codec)).toList();
    return new LocalAudio(address, port, order, direction, sessionId, version, webRtc, srtpSecret, suite);
  }

  public LocalAudio securedBy(@Nullable CryptoSuite agreed) {
    return new LocalAudio(address, port, codecs, direction, sessionId, version, webRtc, srtpSecret, agreed);
  }

  @Override public String toString() { return "LocalAudio[" + address + ':' + port + ' ' + codecs + ' ' + direction + ']'; }
}
