package io.trunkline.server.records.internal;

import io.trunkline.server.records.CallRow;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recording is called on somebody's disk: `2026-11-27_15-30-12_13800138000_销售_李雷.mp3`. Sorts by time; safe on every file system, whatever a queue is
/// called. Internal to this capability; public because Java has no word for that.
public final class RecordingName {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
  private static final int LONGEST_PART = 40;

  private RecordingName() {}

  /// @param kind a word for what it is, beside the call itself; null = the call
  public static String of(CallRow call, @Nullable String kind, ZoneId zone) {
    List<String> parts = new ArrayList<>(List.of(MOMENT.format(call.startedAt().atZone(zone)), part(call.customerNumber())));
    for (String name : new String[] {call.queueName(), call.agentName(), kind}) if (name != null && !part(name).isEmpty()) parts.add(part(name));
    return String.join("_", parts) + ".mp3";
  }

  private static String part(String name) {
    String clean = name.replaceAll("[^\\p{L}\\p{N}-]", "");
    return clean.length() <= LONGEST_PART ? clean : clean.substring(0, LONGEST_PART);
  }
}
