package io.trunkline.bench.engine;

import com.sun.management.ThreadMXBean;
import io.trunkline.bench.ThreadTimes;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.SystemTime;
import io.trunkline.media.Codec;
import io.trunkline.media.EngineLoad;
import io.trunkline.media.IoBackend;
import io.trunkline.media.LegSpec;
import io.trunkline.media.MediaConfig;
import io.trunkline.media.MediaEngine;
import io.trunkline.media.MediaLeg;
import io.trunkline.media.MediaListener;
import io.trunkline.media.RemoteMedia;
import io.trunkline.media.Source;
import io.trunkline.media.recording.Recorder;
import io.trunkline.media.recording.Recording;
import io.trunkline.media.recording.SegmentKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The process under test: `LoadedEngine CALLS FIRST_PEER_PORT IO PORT_FILE [RECORDINGS]`. Nothing but an engine with one loop, its calls up, and the recorder; their peers are known, as after
/// an SDP exchange. Answers `count` and `end` on its standard input.
final class LoadedEngine {
  private final MediaEngine engine;
  private final List<MediaLeg> legs = new ArrayList<>();
  private final List<Recording> recordings = new ArrayList<>();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long allocatedBefore;
  private long receivedBefore;
  private long liveBefore;
  private ThreadTimes times = new ThreadTimes();
  private EngineLoad loadBefore = new EngineLoad(0, 0, 0, 0, 0, 0, 0);

  private LoadedEngine(IoBackend io) { engine = MediaEngine.start(MediaConfig.on(InetAddress.getLoopbackAddress(), 1).with(io), SystemTime.INSTANCE); }

  public static void main(String[] args) throws IOException {
    LoadedEngine loaded = new LoadedEngine(IoBackend.valueOf(args[2]));
    Recorder recorder = args.length > 4 ? new Recorder(Path.of(args[4]), 1, SystemTime.INSTANCE) : null;
    int calls = Integer.parseInt(args[0]);
    for (int i = 0; i < calls; i++) {
      if (i == calls / 10) loaded.liveBefore = liveBytes();   // the first ones bring classes and providers of the JDK with them, once for all
      MediaLeg leg = loaded.open(Integer.parseInt(args[1]) + 2 * i);
      loaded.bridge(leg, loaded.open(Integer.parseInt(args[1]) + 2 * i + 1));
      if (recorder != null) loaded.record(leg, recorder.start(Path.of(args[4], i + ".segment"), new SegmentKey("bench", new byte[SegmentKey.LENGTH])));
    }
    Files.write(Path.of(args[3]), loaded.legs.stream().map(leg -> Integer.toString(leg.local().port())).toList());
    System.out.println("ready " + loaded.engine.backend());
    BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      if (order.equals("count")) {
        loaded.count();
        System.out.println("count begun");
      } else {
        System.out.println("end " + loaded.end(recorder));
      }
    }
  }

  private MediaLeg open(int peerPort) {
    LegSpec spec = LegSpec.rtp(LegId.random());
    MediaLeg leg = engine.open(legs.isEmpty() ? spec : spec.near(legs.getLast()), MediaListener.NONE);
    leg.connect(RemoteMedia.rtp(new InetSocketAddress(InetAddress.getLoopbackAddress(), peerPort), Codec.PCMU, 101));
    legs.add(leg);
    return leg;
  }

  private void bridge(MediaLeg one, MediaLeg other) {
    one.hears(new Source.OtherLeg(other));
    other.hears(new Source.OtherLeg(one));
  }

  private void record(MediaLeg leg, Recording recording) {
    leg.record(recording);
    recordings.add(recording);
  }

  private void count() {
    allocatedBefore = allocatedByLoops();
    receivedBefore = received();
    loadBefore = engine.load();
    times = new ThreadTimes();
  }

  /// All since the count began. What the loop allocated includes what it does once a second for each leg.
  private String end(@Nullable Recorder recorder) {
    double allocated = (double) (allocatedByLoops() - allocatedBefore) / Math.max(1, received() - receivedBefore);
    String shares = times.shares();
    long live = liveBytes();
    long dropped = engine.load().droppedPackets() - loadBefore.droppedPackets();
    long late = engine.load().lateTicks() - loadBefore.lateTicks();
    legs.forEach(MediaLeg::close);
    engine.close();
    if (recorder != null) recorder.close();
    long whole = recordings.stream().filter(recording -> recording.outcome().toCompletableFuture().join().whole()).count();
    return String.format("the engine itself: %.1f bytes allocated a packet on the loop, %d packets dropped, %d ticks late, %.1f kB of heap a call%s; of a core: %s", allocated, dropped, late,
        (live - liveBefore) / 1000.0 / (0.9 * legs.size() / 2), recorder == null ? "" : ", " + whole + " of " + recordings.size() + " recordings whole", shares);
  }

  private long received() { return legs.stream().mapToLong(leg -> leg.statistics().received()).sum(); }

  private long allocatedByLoops() {
    long[] loops = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds())).filter(thread -> thread != null && thread.getThreadName().startsWith("media-"))
        .mapToLong(thread -> thread.getThreadId()).toArray();
    return Arrays.stream(threads.getThreadAllocatedBytes(loops)).sum();
  }

  /// What the heap holds once it is collected.
  private static long liveBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
