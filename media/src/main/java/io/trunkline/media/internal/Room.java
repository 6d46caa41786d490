package io.trunkline.media.internal;

import io.trunkline.media.Codec;
import io.trunkline.media.G711;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MixRoom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mixer on one loop. Voices come as packets, also over a [Crossing], and are laid out on a [Timeline] each; every 20 ms each listener gets its own sum.
public final class Room implements MixRoom, Clocked {
  private static final int MOST_MEMBERS = 64;
  private static final double LOUDEST = 4;
  /// How long a late packet is waited for.
  private static final int DELAY = 40 * 8;

  private final MediaLoop loop;
  private final List<Member> members = new ArrayList<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final Map<Leg, Map<Leg, Double>> gains = new HashMap<>();   // by listener, then by voice: what differs from 1
  private final int[] total = new int[Timeline.BLOCK];
  private final int[] sum = new int[Timeline.BLOCK];
  private final byte[] block = new byte[Timeline.BLOCK];
  private final RtpPacket mix = new RtpPacket();
  private boolean ticking;
  private long startNs;

  private static final class Member implements VoiceSink {
    final Leg leg;
    final Room room;
    final Timeline timeline = new Timeline(Codec.PCMA);
    final short[] pcm = new short[Timeline.BLOCK];

    Member(Leg leg, Room room) {
      this.leg = leg;
      this.room = room;
      timeline.skipTo(room.readPosition());
    }

    @Override public void voice(RtpPacket packet) { if (!packet.telephoneEvent && !packet.comfortNoise) timeline.write(packet, room.position()); }
  }

  /// @param ear  on the listener's loop
  private record Listener(Leg leg, VoiceSink ear) {}

  Room(MediaLoop loop) { this.loop = loop; }

  @Override public void join(MediaLeg leg) { loop.submit(() -> joined((Leg) leg)); }

  @Override public void leave(MediaLeg leg) { loop.submit(() -> left((Leg) leg)); }

  @Override public void gain(MediaLeg from, MediaLeg to, double factor) {
    double gain = Math.clamp(factor, 0, LOUDEST);
    loop.submit(() -> {
      Map<Leg, Double> ear = gains.computeIfAbsent((Leg) to, _ -> new HashMap<>());
      if (gain == 1) ear.remove((Leg) from);
      else ear.put((Leg) from, gain);
      if (ear.isEmpty()) gains.remove((Leg) to);
    });
  }

  /// The leg, on its own loop, begins to hear the room.
  void listen(Leg leg) {
    VoiceSink ear = packet -> leg.mixed(this, packet);
    loop.submit(() -> {
      listeners.removeIf(known -> known.leg == leg);
      listeners.add(new Listener(leg, loop.reach(ear, leg.loop)));
      startOrStop();
    });
  }

  void stopListening(Leg leg) {
    loop.submit(() -> {
      listeners.removeIf(known -> known.leg == leg);
      startOrStop();
    });
  }

  private void joined(Leg leg) {
    if (memberOf(leg) != null || members.size() == MOST_MEMBERS) return;
    startTicking();
    Member member = new Member(leg, this);
    members.add(member);
    leg.loop.submit(() -> leg.addSink(member, loop));
  }

  private void left(Leg leg) {
    Member member = memberOf(leg);
    if (member == null) return;
    members.remove(member);
    gains.values().forEach(ear -> ear.remove(leg));
    gains.values().removeIf(Map::isEmpty);
    leg.loop.submit(() -> leg.removeSink(member));
    startOrStop();
  }

  private @Nullable Member memberOf(Leg leg) {
    for (Member member : members) if (member.leg == leg) return member;
    return null;
  }

  private void startOrStop() {
    if (!members.isEmpty() || !listeners.isEmpty()) startTicking();
    else if (ticking) {
      loop.remove(this);
      ticking = false;
    }
  }

  private void startTicking() {
    if (ticking) return;
    ticking = true;
    startNs = loop.nowNs;
    loop.add(this);
  }

  private long position() { return (loop.nowNs - startNs) / 125_000; }

  /// Up to where the members were read: a block's start.
  private long readPosition() { return Math.max(0, (position() - DELAY) / Timeline.BLOCK * Timeline.BLOCK); }

  @Override public void tick(long nowNs) {
    long until = position() - DELAY;
    long behind = members.isEmpty() ? 0 : until - members.getFirst().timeline.readTo();
    if (behind < Timeline.BLOCK && !members.isEmpty()) return;   // just begun
    Arrays.fill(total, 0);
    for (int m = 0; m < members.size(); m++) {
      Member member = members.get(m);
      member.timeline.read(block);
      for (int i = 0; i < Timeline.BLOCK; i++) {
        member.pcm[i] = G711.ofAlaw(block[i]);
        total[i] += member.pcm[i];
      }
    }
    for (int i = 0; i < listeners.size(); i++) give(listeners.get(i));
  }

  private void give(Listener listener) {
    mix.data = block;
    mix.payloadAt = 0;
    mix.payloadLength = Timeline.BLOCK;
    Map<Leg, Double> ear = gains.get(listener.leg);
    if (ear == null) mixEverybodyBut(listener.leg);
    else mixByGain(listener.leg, ear);
    listener.ear.voice(mix);
  }

  private void mixEverybodyBut(Leg leg) {
    Member own = memberOf(leg);
    for (int i = 0; i < Timeline.BLOCK; i++) block[i] = G711.alaw(clip(total[i] - (own == null ? 0 : own.pcm[i])));
  }

  private void mixByGain(Leg leg, Map<Leg, Double> ear) {
    Arrays.fill(sum, 0);
    for (int m = 0; m < members.size(); m++) {
      Member member = members.get(m);
      Double gain = ear.get(member.leg);
      if (member.leg == leg || (gain != null && gain == 0)) continue;
      for (int i = 0; i < Timeline.BLOCK; i++) sum[i] += gain == null ? member.pcm[i] : (int) (member.pcm[i] * gain);
    }
    for (int i = 0; i < Timeline.BLOCK; i++) block[i] = G711.alaw(clip(sum[i]));
  }

  private static short clip(int sample) { return (short) Math.clamp(sample, Short.MIN_VALUE, Short.MAX_VALUE); }
}
