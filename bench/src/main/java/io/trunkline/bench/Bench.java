package io.trunkline.bench;

import io.trunkline.acceptance.kit.Centre;
import io.trunkline.bench.engine.EngineBench;
import io.trunkline.bench.exchange.ExchangeBench;
import io.trunkline.media.IoBackend;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// `Bench [calls=300] [hold=30] [rate=20] [setups=400] [board=1000]`: a supervisor's board of so many agents, then calls held, then calls set up and down.
/// `Bench reports=1000000 [keep=1]`: instead of these, reports and searches over so many past calls.
/// `Bench engine=500 [record=1] [io=uring|mmsg|nio] [seconds=10] [warm=6] [windows=4]`: instead of these, the media engine alone with so many calls, beside rtpengine.
/// `Bench exchange=500 [seconds=10] [warm=6] [windows=4]`: instead of these, so many calls a second through telephony alone, of two legs each.
/// `Bench pages=3 [kbps=10240] [delay=40] [slowdown=1]`: instead of these, how soon each page can be used over such a line; each page so many times.
public final class Bench {
  private final Map<String, String> options = new HashMap<>(Map.ofEntries(Map.entry("calls", "300"), Map.entry("hold", "30"), Map.entry("rate", "20"), Map.entry("setups", "400"),
      Map.entry("board", "1000"), Map.entry("reports", "0"), Map.entry("keep", "0"), Map.entry("engine", "0"), Map.entry("record", "1"), Map.entry("io", "auto"),
      Map.entry("exchange", "0"), Map.entry("pages", "0"), Map.entry("kbps", "10240"), Map.entry("delay", "40"), Map.entry("slowdown", "1"),
      Map.entry("seconds", "10"), Map.entry("warm", "6"), Map.entry("windows", "4")));

  private Bench(String... args) {
    for (String arg : args) {
      int equals = arg.indexOf('=');
      if (equals < 0 || !options.containsKey(arg.substring(0, equals))) throw new IllegalArgumentException("not an option: " + arg);
      options.put(arg.substring(0, equals), arg.substring(equals + 1));
    }
  }

  public static void main(String[] args) {
    Bench bench = new Bench(args);
    if (bench.number("reports") > 0) new ReportLoad(bench.number("reports"), bench.number("keep") > 0).run();
    else if (bench.number("engine") > 0) bench.engine().run();
    else if (bench.number("exchange") > 0) new ExchangeBench(bench.number("exchange"), bench.number("seconds"), bench.number("warm"), bench.number("windows")).run();
    else if (bench.number("pages") > 0) bench.pages();
    else bench.calls();
    System.exit(0);
  }

  private int number(String option) { return Integer.parseInt(options.getOrDefault(option, "0")); }

  private EngineBench engine() {
    String io = options.getOrDefault("io", "auto").toUpperCase(Locale.ROOT);
    return new EngineBench(number("engine"), number("record") > 0, IoBackend.valueOf(io.equals("URING") ? "IO_URING" : io), number("seconds"), number("warm"), number("windows"));
  }

  private void pages() {
    try (Centre centre = Centre.fresh(400)) {
      new PageLoad(centre, number("kbps"), number("delay"), number("slowdown"), number("pages")).run();
    }
  }

  private void calls() {
    int calls = number("calls");
    try (Centre centre = Centre.fresh(calls * 5 + 400)) {
      System.out.println("start: ready after " + centre.server().startTime().toMillis() + " ms, " + centre.server().residentBytes() / 1_000_000 + " MB resident, "
          + Runtime.getRuntime().availableProcessors() + " cores shared with the load");
      if (number("board") > 0) new BoardLoad(centre, number("board")).run();
      if (calls > 0) new HeldCalls(centre, calls, number("hold")).run();
      if (number("setups") > 0) new SetUps(centre, number("rate"), number("setups")).run();
    }
  }
}
