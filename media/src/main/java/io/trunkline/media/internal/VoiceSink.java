package io.trunkline.media.internal;

/// Takes what a leg says, packet by packet, on the sink's own loop.
interface VoiceSink {
  void voice(RtpPacket packet);
}
