package io.trunkline.server.ops.internal;

import io.trunkline.server.platform.NodeFigures;
import io.trunkline.server.platform.Options;
import io.trunkline.server.platform.db.Database;
import io.trunkline.server.platform.tls.Certificates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// This process in figures, gathered from whoever knows them.
@Component
public class NodeState {
  private final Options options;
  private final Database database;
  private final Certificates certificates;
  private final ObjectProvider<NodeFigures> figures;

  NodeState(Options options, Database database, Certificates certificates, ObjectProvider<NodeFigures> figures) {
    this.options = options;
    this.database = database;
    this.certificates = certificates;
    this.figures = figures;
  }

  /// @param load              1.0 = the rated load
  /// @param recordingsPending recordings that have ended and have no MP3 yet
  /// @param certificateEnds   null without HTTPS
  /// @param memoryMost        bytes that the heap may take
  public record Figures(String name, int callsNow, int ratedCalls, double load, int mediaLegs, boolean database, long journalBacklog, boolean journalWaits,
      int recordingsPending, Disk disk, @Nullable Instant certificateEnds, long memoryUsed, long memoryMost, int processors, double systemLoad, Instant startedAt,
      boolean draining) {}

  /// Of the disk that holds the data directory, in bytes. -1 = it can't be told.
  public record Disk(String path, long free, long total) {
    double freeShare() { return total <= 0 ? 1 : (double) free / total; }
  }

  public Figures now() {
    List<NodeFigures> known = figures.stream().toList();
    Runtime machine = Runtime.getRuntime();
    return new Figures(options.node(), known.stream().mapToInt(NodeFigures::callsNow).sum(), known.stream().mapToInt(NodeFigures::ratedCalls).sum(),
        known.stream().mapToDouble(NodeFigures::load).max().orElse(0), known.stream().mapToInt(NodeFigures::mediaLegs).sum(), database.isUp(),
        known.stream().mapToLong(NodeFigures::journalBacklog).sum(), known.stream().anyMatch(NodeFigures::journalWaits),
        known.stream().mapToInt(NodeFigures::recordingsPending).sum(), disk(), certificates.end().orElse(null), machine.totalMemory() - machine.freeMemory(),
        machine.maxMemory(), machine.availableProcessors(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()), known.stream().anyMatch(NodeFigures::draining));
  }

  private Disk disk() {
    String path = options.data().toAbsolutePath().normalize().toString();
    try {
      FileStore store = Files.getFileStore(options.data());
      return new Disk(path, store.getUsableSpace(), store.getTotalSpace());
    } catch (IOException _) {
      return new Disk(path, -1, -1);
    }
  }
}
