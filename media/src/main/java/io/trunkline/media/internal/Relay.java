package io.trunkline.media.internal;

/// One leg's ear on another leg; made anew at each [io.trunkline.media.Source.OtherLeg], so that a late packet of an earlier source is known as such.
final class Relay implements VoiceSink {
  final Leg from;
  final RtpOut.Shift shift = new RtpOut.Shift();
  private final Leg to;

  Relay(Leg from, Leg to) {
    this.from = from;
    this.to = to;
  }

  @Override public void voice(RtpPacket packet) { to.relayed(this, packet); }
}
