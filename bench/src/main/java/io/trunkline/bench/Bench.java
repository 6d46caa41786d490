package io.trunkline.bench;

import io.trunkline.acceptance.kit.Centre;
import java.util.HashMap;
import java.util.Map;

/// `Bench [calls=300] [hold=30] [rate=20] [setups=400] [board=1000]`: a supervisor's board of so many agents, then calls held, then calls set up and down.
/// `Bench reports=1000000 [keep=1]`: instead of these, reports and searches over so many past calls.
/// `Bench pages=1 [kbps=10240] [delay=40] [slowdown=1] [times=3]`: instead of these, how soon each page can be used over such a line.
public final class Bench {
  private Bench() {}

  public static void main(String[] args) {
    Map<String, Integer> options = new HashMap<>(Map.of("calls", 300, "hold", 30, "rate", 20, "setups", 400, "board", 1000));
    options.putAll(Map.of("reports", 0, "keep", 0, "pages", 0, "kbps", 10_240, "delay", 40, "slowdown", 1, "times", 3));
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0 || !options.containsKey(arg.substring(0, equals))) throw new IllegalArgumentException("not an option: " + arg);
      options.put(arg.substring(0, equals), Integer.valueOf(arg.substring(equals + 1)));
    }
    int past = options.getOrDefault("reports", 0);
    if (past > 0) {
      new ReportLoad(past, options.getOrDefault("keep", 0) > 0).run();
      System.exit(0);
    }
    if (options.getOrDefault("pages", 0) > 0) {
      try (Centre centre = Centre.fresh(400)) {
        new PageLoad(centre, options.getOrDefault("kbps", 0), options.getOrDefault("delay", 0), options.getOrDefault("slowdown", 1), options.getOrDefault("times", 1)).run();
      }
      System.exit(0);
    }
    int calls = options.getOrDefault("calls", 300);
    try (Centre centre = Centre.fresh(calls * 5 + 400)) {
      System.out.println("start: ready after " + centre.server().startTime().toMillis() + " ms, " + centre.server().residentBytes() / 1_000_000 + " MB resident, "
          + Runtime.getRuntime().availableProcessors() + " cores shared with the load");
      if (options.getOrDefault("board", 0) > 0) new BoardLoad(centre, options.getOrDefault("board", 0)).run();
      if (calls > 0) new HeldCalls(centre, calls, options.getOrDefault("hold", 30)).run();
      if (options.getOrDefault("setups", 0) > 0) new SetUps(centre, options.getOrDefault("rate", 20), options.getOrDefault("setups", 400)).run();
    }
    System.exit(0);
  }
}
