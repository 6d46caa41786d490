package io.trunkline.sip.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What we want to say about our audio. `codecs` in the order that we prefer, the first common one is used. `webRtc` null is plain RTP.
/// `sessionId` stays for the life of a dialog; `version` grows by one with each change (RFC 3264 §8).
public record LocalAudio(String address, int port, List<Codec> codecs, Direction direction, long sessionId, long version, @Nullable WebRtc webRtc) {
  public LocalAudio {
    codecs = List.copyOf(codecs);
    if (codecs.isEmpty()) throw new IllegalArgumentException("at least one codec");
  }

  public LocalAudio next(Direction changed) { return new LocalAudio(address, port, codecs, changed, sessionId, version + 1, webRtc); }

  public LocalAudio preferring(Codec codec) {
    List<Codec> order = java.util.stream.Stream.concat(java.util.stream.Stream.of(codec), codecs.stream().filter(other -> other != codec)).toList();
    return new LocalAudio(address, port, order, direction, sessionId, version, webRtc);
  }
}
