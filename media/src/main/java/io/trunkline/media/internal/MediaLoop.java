package io.trunkline.media.internal;

import io.trunkline.kernel.SystemTime;
import io.trunkline.media.Urgency;
import io.trunkline.media.internal.io.MediaIo;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// One media thread and all that it owns: ports, legs, rooms. It shares nothing; others reach it by [#submit] and through a [Crossing].
///
/// Legs and rooms act every 20 ms. They are spread over 20 slots of a wheel that moves every millisecond, so that packets leave evenly. A quiet loop sleeps in the
/// kernel until a packet, a command or the next occupied slot; a busy one looks once a millisecond instead, because waking for each packet costs half as much again.
final class MediaLoop implements Runnable {
  static final long FRAME_NS = 20_000_000;
  private static final long TICK_NS = 1_000_000;
  private static final int SLOTS = 20;
  private static final int COMMANDS = 1 << 14;
  /// Packets per second above which the loop ticks instead of waking for each.
  private static final long BUSY_PPS = 5_000;
  private static final long LATE_NS = 5_000_000;
  /// A loop that slept longer (the machine was suspended) doesn't make up for it.
  private static final int MOST_TICKS_TO_CATCH_UP = 200;
  private static final long FULL_RING_PATIENCE_NS = 1_000_000_000;
  private static final Logger LOG = System.getLogger(MediaLoop.class.getName());

  final MediaIo io;
  final Set<Leg> legs = new HashSet<>();
  final RtpPacket packet = new RtpPacket();   // the one being received
  final byte[] frame = new byte[MediaIo.LONGEST];   // scratch of whatever acts just now
  final byte[] outgoing = new byte[MediaIo.LONGEST];   // the packet being sent
  final byte[] saidFrame = new byte[Timeline.BLOCK];   // of the recording that takes its frames just now
  final byte[] heardFrame = new byte[Timeline.BLOCK];
  final WebRtcPort webRtc;
  long nowNs;
  long received;
  long sent;
  long droppedPackets;

  private final Thread thread;
  private final CommandRing commands = new CommandRing(COMMANDS);
  private final List<List<Clocked>> wheel = new ArrayList<>();
  private final List<Crossing> arrivals = new ArrayList<>();
  private final Map<MediaLoop, Crossing> departures = new HashMap<>();
  private volatile boolean asleep;
  private volatile boolean stopping;
  private volatile Report report = new Report(0, 0, 0, 0, 0, 0);
  private final AtomicInteger claimed = new AtomicInteger();   // legs given to this loop, also those not yet on it
  private long originNs;
  private long tick;
  private long lateTicks;
  private long idleNs;
  private long secondStartNs;
  private long receivedBefore;
  private long sentBefore;
  private boolean busy;

  record Report(int legs, double busy, long packetsIn, long packetsOut, long lateTicks, long droppedPackets) {}

  MediaLoop(int number, MediaIo io, MediaIo.Port webRtcPort) {
    this.io = io;
    webRtc = new WebRtcPort(webRtcPort);
    for (int i = 0; i < SLOTS; i++) wheel.add(new ArrayList<>());
    thread = Thread.ofPlatform().name("media-" + number).daemon().unstarted(this);
  }

  void start() {
    thread.start();
    submit(() -> io.attach(webRtc.port, webRtc));
  }

  boolean isCurrent() { return Thread.currentThread() == thread; }

  /// Runs the command on the loop: at once when already there, else before the next packets.
  ///
  /// @throws RejectedExecutionException when the loop hasn't taken a command for a second: it hangs
  void submit(Runnable command) {
    if (isCurrent()) {
      command.run();
      return;
    }
    long giveUpNs = 0;
    while (!commands.offer(command)) {
      long now = SystemTime.INSTANCE.nanos();
      if (giveUpNs == 0) giveUpNs = now + FULL_RING_PATIENCE_NS;
      if (now > giveUpNs) throw new RejectedExecutionException("the command ring of " + thread.getName() + " stays full");
      LockSupport.parkNanos(100_000);
    }
    wakeIfAsleep();
  }

  /// Called for each datagram, so that its moment of arrival is exact.
  void datagramArrived() {
    nowNs = SystemTime.INSTANCE.nanos();
    received++;
  }

  void wakeIfAsleep() { if (asleep) io.wake(); }

  void stop() {
    stopping = true;
    io.wake();
    try {
      thread.join(5_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  Report report() { return report; }

  int claimed() { return claimed.get(); }

  void claim(int legs) { claimed.addAndGet(legs); }

  /// Acts every 20 ms from now on, in the emptiest slot.
  void add(Clocked member) {
    List<Clocked> emptiest = wheel.getFirst();
    for (List<Clocked> slot : wheel) if (slot.size() < emptiest.size()) emptiest = slot;
    emptiest.add(member);
  }

  void remove(Clocked member) { for (List<Clocked> slot : wheel) if (slot.remove(member)) return; }

  /// The ring from this loop to another, made at the first bridge between them.
  Crossing crossingTo(MediaLoop other) {
    return departures.computeIfAbsent(other, to -> {
      Crossing crossing = new Crossing(this, to);
      to.submit(() -> to.arrivals.add(crossing));
      return crossing;
    });
  }

  @Override public void run() {
    Urgency.SOUND.ofThisThread();
    originNs = SystemTime.INSTANCE.nanos();
    nowNs = originNs;
    secondStartNs = originNs;
    while (!stopping) {
      try {
        turn();
      } catch (RuntimeException | Error bug) {
        LOG.log(Level.ERROR, "media.loop failed in one turn; it goes on", bug);
      }
    }
    for (Leg leg : List.copyOf(legs)) leg.end();
    io.close();
  }

  private void turn() {
    waitForWork();
    nowNs = SystemTime.INSTANCE.nanos();
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) command.run();
    for (int i = 0; i < arrivals.size(); i++) arrivals.get(i).drain();
    turnWheel();
  }

  private void waitForWork() {
    if (busy) io.flush();
    long before = SystemTime.INSTANCE.nanos();
    nowNs = before;
    long next = ticksToNextOccupied();
    long waitNs = originNs + next * TICK_NS - before;
    if (busy) {
      if (waitNs > 0) LockSupport.parkNanos(Math.min(waitNs, TICK_NS));
      idleNs += SystemTime.INSTANCE.nanos() - before;
      nowNs = SystemTime.INSTANCE.nanos();
      io.poll(0);
      return;
    }
    asleep = true;
    boolean work = !commands.isEmpty() || anyArrived();   // looked at after `asleep` is set, so that no wake-up is missed
    io.poll(work || stopping ? 0 : Math.max(0, waitNs));
    asleep = false;
    long after = SystemTime.INSTANCE.nanos();
    idleNs += after - before;
    tick = Math.max(tick, Math.min((after - originNs) / TICK_NS, next) - 1);   // the ticks slept through were empty: sleeping is not being late
  }

  private boolean anyArrived() {
    for (int i = 0; i < arrivals.size(); i++) if (!arrivals.get(i).isEmpty()) return true;
    return false;
  }

  /// The number of the next tick that has something to do; at most a second away.
  private long ticksToNextOccupied() {
    for (long next = tick + 1; next <= tick + SLOTS; next++) if (!wheel.get((int) (next % SLOTS)).isEmpty()) return next;
    return tick + 1000;
  }

  private void turnWheel() {
    long target = (nowNs - originNs) / TICK_NS;
    if (target - tick > MOST_TICKS_TO_CATCH_UP) {
      LOG.log(Level.WARNING, "media.loop stood still for {0} ms", target - tick);
      lateTicks += target - tick;
      tick = target - 1;
    }
    while (tick < target) {
      tick++;
      List<Clocked> slot = wheel.get((int) (tick % SLOTS));
      if (slot.isEmpty()) continue;
      if (nowNs - (originNs + tick * TICK_NS) > LATE_NS) lateTicks++;
      for (int i = slot.size() - 1; i >= 0; i--) if (i < slot.size()) slot.get(i).tick(nowNs);   // backwards: one may leave on its turn
    }
    if (nowNs - secondStartNs >= 1_000_000_000) everySecond();
  }

  private void everySecond() {
    long spanNs = nowNs - secondStartNs;
    long in = (received - receivedBefore) * 1_000_000_000 / spanNs;
    long out = (sent - sentBefore) * 1_000_000_000 / spanNs;
    double share = Math.clamp(1 - (double) idleNs / spanNs, 0, 1);
    report = new Report(legs.size(), share, in, out, lateTicks, droppedPackets + io.lost());
    busy = in > BUSY_PPS;
    receivedBefore = received;
    sentBefore = sent;
    idleNs = 0;
    secondStartNs = nowNs;
  }

  /// The crossing-aware sink for `target`, which lives on `home`.
  VoiceSink reach(VoiceSink target, @Nullable MediaLoop home) { return home == null || home == this ? target : crossingTo(home).towards(target); }
}
