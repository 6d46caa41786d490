package io.trunkline.media.internal;

import io.trunkline.kernel.LegId;
import io.trunkline.kernel.Time;
import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.LegStatistics;
import io.trunkline.media.LocalMedia;
import io.trunkline.media.MediaFailure;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.Source;
import io.trunkline.media.recording.RecordingSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A leg: the public methods post to the loop, everything else runs there.
public final class Leg implements MediaLeg, Clocked {
  private static final Logger LOG = System.getLogger(Leg.class.getName());
  private static final int TICKS_PER_SECOND = 50;
  private static final int REPORT_EVERY_SECONDS = 5;
  /// A bridged party that is silent longer than this gets silence put in its place, so that the stream to the other doesn't stop.
  private static final long FILL_AFTER_NS = 200_000_000;
  private static final int COMFORT_NOISE = 13;
  /// Who has said that it is silent may send nothing for long (RFC 3389 §3 leaves it to the peer how often it says so).
  private static final int PATIENCE_IN_SILENCE = 6;

  final MediaLoop loop;
  private final LegId id;
  private final MediaListener listener;
  private final Time time;
  private final long deadAfterNs;
  private final Consumer<MediaLoop> released;   // told once, when the leg has left its loop
  private final Wire wire;
  private final RtpOut out;
  private final RtpIn in = new RtpIn();
  private final Rtcp rtcp;
  private final DigitReceiver keysIn = new DigitReceiver();
  private final DigitSender keysOut = new DigitSender();
  private @Nullable ToneReceiver tonesIn;   // only while the peer has no telephone-events
  private final List<VoiceSink> sinks = new ArrayList<>();   // who hears this leg
  private volatile LegStatistics statistics = LegStatistics.NONE;
  private @Nullable RemoteMedia remote;
  private Source source = Source.Silence.INSTANCE;
  private @Nullable Playback playback;
  private @Nullable Relay relay;
  private @Nullable Room room;
  private @Nullable Tap tap;
  private boolean muted;
  private boolean closed;
  private boolean heardOnce;
  private boolean saidSilence;   // the newest packet of the peer was comfort noise
  private boolean hearsSilence;   // so was that of whom this leg hears
  private boolean toldSilent;
  private long lastHeardNs;
  private long discarded;
  private int ticks;

  Leg(LegId id, MediaLoop loop, MediaListener listener, Time time, Duration deadAfter, Wiring wiring,
      Consumer<MediaLoop> released, int ssrc, int firstSequence, int firstTimestamp) {
    this.id = id;
    this.loop = loop;
    this.listener = listener;
    this.time = time;
    deadAfterNs = deadAfter.toNanos();
    this.released = released;
    wire = wiring.wireFor(this);
    out = new RtpOut(loop, wire, ssrc, firstSequence, firstTimestamp);
    rtcp = new Rtcp(wire.local().cname(), loop.outgoing);
  }

  /// Makes a leg's wire, which must know its leg.
  interface Wiring {
    Wire wireFor(Leg leg);
  }

  @Override public LegId id() { return id; }

  @Override public LocalMedia local() { return wire.local(); }

  @Override public void connect(RemoteMedia remote) { post(() -> connected(remote)); }

  @Override public void hears(Source source) { post(() -> switchTo(source)); }

  @Override public void dial(String digits) { post(() -> keysOut.dial(digits)); }

  @Override public void record(RecordingSink sink) {
    loop.submit(() -> {
      if (closed) {
        sink.ended();
        return;
      }
      endTap();
      tap = new Tap(sink, out.codec(), loop);
    });
  }

  @Override public void stopRecording() { post(this::endTap); }

  @Override public void mute(boolean muted) { post(() -> this.muted = muted); }

  @Override public LegStatistics statistics() { return statistics; }

  @Override public void close() { loop.submit(this::end); }

  @Override public String toString() { return "Leg[" + id + "]"; }

  private void post(Runnable command) {
    loop.submit(() -> {
      if (!closed) command.run();
    });
  }

  // From here on: loop thread only.

  /// Takes its place on the loop.
  void begin() {
    loop.legs.add(this);
    loop.add(this);
    wire.attach(loop.io);
    lastHeardNs = loop.nowNs;
  }

  void end() {
    if (closed) return;
    closed = true;
    stopHearing();
    sinks.clear();
    endTap();
    if (out.canSend()) rtcp.sendGoodbye(wire, out, in, time.now(), loop.nowNs);
    publishStatistics();
    wire.close();
    loop.remove(this);
    loop.legs.remove(this);
    released.accept(loop);
  }

  private void connected(RemoteMedia remote) {
    this.remote = remote;
    out.remote(remote);
    wire.connect(remote);
    if (remote.dtmfPayloadType() >= 0) tonesIn = null;
    else if (tonesIn == null) tonesIn = new ToneReceiver(this::pressed);
    lastHeardNs = loop.nowNs;
    toldSilent = false;
  }

  private void endTap() {
    if (tap != null) tap.end(loop.nowNs);
    tap = null;
  }

  private void switchTo(Source next) {
    stopHearing();
    source = next;
    hearsSilence = false;
    out.switched();
    switch (next) {
      case Source.Silence _ -> {}
      case Source.Playlist list -> playback = new Playback(list);
      case Source.OtherLeg(var other) -> {
        Leg from = (Leg) other;
        Relay ear = new Relay(from, this);
        relay = ear;
        from.loop.submit(() -> from.addSink(ear, loop));
      }
      case Source.Mixed(var mixer) -> {
        room = (Room) mixer;
        room.listen(this);
      }
    }
  }

  private void stopHearing() {
    playback = null;
    Relay ear = relay;
    if (ear != null) ear.from.loop.submit(() -> ear.from.removeSink(ear));
    relay = null;
    if (room != null) room.stopListening(this);
    room = null;
  }

  /// Lets `sink`, which lives on `home`, hear this leg.
  void addSink(VoiceSink sink, MediaLoop home) { if (!closed) sinks.add(loop.reach(sink, home)); }

  void removeSink(VoiceSink sink) { sinks.removeIf(known -> known.equals(sink) || (known instanceof Crossing.Far far && far.target().equals(sink))); }

  @Override public void tick(long nowNs) {
    if (keysOut.isBusy() && out.canSend()) keysOut.tick(out, loop.frame);
    else hearOwnSource(nowNs);
    if (tap != null) tap.tick(nowNs);
    if (++ticks % TICKS_PER_SECOND == 0) everySecond(nowNs);
  }

  private void hearOwnSource(long nowNs) {
    Playback playing = playback;
    if (playing != null) {
      playing.fill(loop.frame, Timeline.BLOCK);
      sendAlaw(loop.frame);
      if (playing.isOver()) playlistEnded(playing);
    } else if (source instanceof Source.Silence || hearsSilence || ((relay != null || room != null) && nowNs - out.lastNs > FILL_AFTER_NS)) {
      Arrays.fill(loop.frame, 0, Timeline.BLOCK, Codec.PCMA.silence());
      sendAlaw(loop.frame);
    }
  }

  private void playlistEnded(Playback over) {
    playback = null;
    source = Source.Silence.INSTANCE;
    String token = over.list.endToken();
    if (token != null) tell(() -> listener.ended(this, token));
  }

  /// Sends 20 ms of A-law, which is changed to the leg's codec in place.
  private void sendAlaw(byte[] frame) {
    if (!out.canSend()) return;
    Codec codec = out.codec();
    G711.transcode(Codec.PCMA, codec, frame, 0, Timeline.BLOCK);
    int timestamp = out.ownTimestamp();
    if (tap != null) tap.heard(frame, 0, Timeline.BLOCK, codec, timestamp, loop.nowNs);
    if (relay != null) relay.shift.set = false;
    out.frame(frame, Timeline.BLOCK);
  }

  /// 20 ms of a room's mix for this leg.
  void mixed(Room from, RtpPacket packet) {
    if (from != room || keysOut.isBusy()) return;
    System.arraycopy(packet.data, packet.payloadAt, loop.frame, 0, Timeline.BLOCK);
    sendAlaw(loop.frame);
  }

  /// A packet of the leg that this one hears.
  void relayed(Relay from, RtpPacket packet) {
    if (from != relay || closed || keysOut.isBusy()) return;
    hearsSilence = packet.comfortNoise;
    if (hearsSilence) return;   // filled with frames of our own, which every peer understands
    long timestamp = out.relay(packet, from.shift);
    if (tap == null || packet.telephoneEvent || timestamp == RtpOut.NOT_SENT) return;
    tap.heard(packet.data, packet.payloadAt, packet.payloadLength, packet.codec, (int) timestamp, loop.nowNs);
  }

  /// Would this be taken from a peer that we don't know yet? Strangers must at least speak what was agreed.
  boolean looksLikeOurs(byte[] data, int length) { return loop.packet.parse(data, length) && identify(loop.packet); }

  void discarded() { discarded++; }

  /// Takes an RTP packet of the peer, already authenticated and in the clear. False: not taken.
  boolean rtpArrived(byte[] data, int length) {
    RtpPacket packet = loop.packet;
    RemoteMedia peer = remote;
    if (peer == null || closed) return false;
    if (!packet.parse(data, length) || !identify(packet)) {
      discarded++;
      return false;
    }
    loop.datagramArrived();
    if (!in.accept(packet, loop.nowNs)) return true;
    heard();
    saidSilence = packet.comfortNoise;
    if (packet.telephoneEvent) {
      char key = keysIn.key(packet);
      if (key != 0) pressed(key);
    } else if (tonesIn != null && !keysOut.isBusy()) {   // a line may echo the keys that we send
      if (packet.comfortNoise) tonesIn.paused();
      else tonesIn.heard(packet);
    }
    if (!peer.direction().receives() || (muted && !packet.telephoneEvent)) return true;
    if (tap != null && !packet.telephoneEvent && !packet.comfortNoise) tap.said(packet, loop.nowNs);
    for (int i = 0; i < sinks.size(); i++) sinks.get(i).voice(packet);
    return true;
  }

  private void pressed(char key) { tell(() -> listener.digit(this, key)); }

  void rtcpArrived(byte[] data, int length) { rtcp.arrived(data, length, out.ssrc, time.now(), loop.nowNs); }

  /// The wire is up (WebRTC).
  void wireConnected() { tell(() -> listener.connected(this)); }

  void wireFailed(MediaFailure why) { tell(() -> listener.failed(this, why)); }

  private boolean identify(RtpPacket packet) {
    RemoteMedia peer = remote;
    if (peer == null) return false;
    int type = packet.payloadType;
    packet.telephoneEvent = type == peer.dtmfPayloadType();
    packet.comfortNoise = type == COMFORT_NOISE && !packet.telephoneEvent;
    if (type == peer.payloadType()) packet.codec = peer.codec();
    else if (type == Codec.PCMA.payloadType()) packet.codec = Codec.PCMA;   // both G.711 types are static: a peer may change within what was offered
    else if (type == Codec.PCMU.payloadType()) packet.codec = Codec.PCMU;
    else return packet.telephoneEvent || packet.comfortNoise;
    return packet.payloadLength > 0;
  }

  private void heard() {
    lastHeardNs = loop.nowNs;
    if (!heardOnce) {
      heardOnce = true;
      if (wire instanceof PlainWire) tell(() -> listener.connected(this));
    }
    if (!toldSilent) return;
    toldSilent = false;
    tell(() -> listener.heardAgain(this));
  }

  private void everySecond(long nowNs) {
    publishStatistics();
    wire.everySecond(nowNs);
    RemoteMedia peer = remote;
    if (closed || peer == null) return;
    if (wire.isOpen() && ticks / TICKS_PER_SECOND % REPORT_EVERY_SECONDS == 0) rtcp.sendReport(wire, out, in, time.now(), nowNs);
    if (!peer.direction().receives() || toldSilent || nowNs - lastHeardNs < (saidSilence ? PATIENCE_IN_SILENCE : 1) * deadAfterNs) return;
    toldSilent = true;
    Duration span = Duration.ofNanos(nowNs - lastHeardNs);
    tell(() -> listener.silentSince(this, span));
  }

  private void publishStatistics() {
    statistics = new LegStatistics(in.received, in.octets, in.lost(), in.late, in.jitter(), out.packets, out.octets, rtcp.remoteLost, rtcp.remoteJitter,
        rtcp.roundTrip, discarded, Quality.received(in, rtcp.roundTrip), Quality.reported(rtcp));
  }

  /// A listener's bug must not stop the loop.
  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException | Error bug) {
      LOG.log(Level.ERROR, "media.listener failed for " + this, bug);
    }
  }
}
