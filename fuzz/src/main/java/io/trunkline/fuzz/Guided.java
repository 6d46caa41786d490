package io.trunkline.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets Jazzer choose the inputs by what they reach, in a process of its own. What reached something new is kept in `target/corpus`, so the next run goes on there.
public final class Guided {
  /// Less than the machine, so that growth is found and not borne.
  private static final String HEAP = "-Xmx768m";
  private static final int SHOWN_LINES = 60;

  private Guided() {}

  /// @param limit  how long: `-max_total_time=SECONDS` or `-runs=INPUTS`
  /// @return how much was tried, in Jazzer's words; throws an [AssertionError] with what it printed if a fault was found
  public static String run(String name, String limit) throws IOException, InterruptedException {
    Path corpus = corpus(name);
    Path log = Files.createDirectories(Path.of("target", "guided").toAbsolutePath()).resolve(name + ".log");
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP, "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-XX:+EnableDynamicAgentLoading", "-XX:+ExitOnOutOfMemoryError", "-Dtrunkline.fuzz.target=" + name, "-cp", classPath,
        "com.code_intelligence.jazzer.Jazzer", "--target_class=" + JazzerEntry.class.getName(), "--instrumentation_includes=io.trunkline.**", "--custom_hook_includes=io.trunkline.**",
        "--reproducer_path=" + log.getParent(), "-seed=4475", "-max_len=" + Mutator.LONGEST, "-len_control=100", "-timeout=90", "-rss_limit_mb=0", "-artifact_prefix=" + log.resolveSibling(name + "-"), limit, corpus.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Thread end = Thread.ofPlatform().unstarted(process::destroyForcibly);   // whoever stops us stops it too
    Runtime.getRuntime().addShutdownHook(end);
    int code = process.waitFor();
    Runtime.getRuntime().removeShutdownHook(end);
    List<String> said = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    if (code != 0) {
      int fault = said.stream().filter(line -> line.contains("Java Exception") || line.startsWith("==")).findFirst().map(said::indexOf).orElse(0);
      throw new AssertionError(name + ": Jazzer ended with " + code + ", see " + log + "\n" + String.join("\n", said.stream().skip(fault).limit(SHOWN_LINES).toList()));
    }
    return said.stream().filter(line -> line.startsWith("Done ")).reduce((_, last) -> last).orElse("nothing was tried");
  }

  private static Path corpus(String name) throws IOException {
    Path corpus = Files.createDirectories(Path.of("target", "corpus", name).toAbsolutePath());
    List<byte[]> seeds = Targets.named(name).seeds();
    for (int i = 0; i < seeds.size(); i++) Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    return corpus;
  }

  /// For `fuzz/run`: `guided SECONDS [TARGET…]`, or `replay TARGET FILE` with a file of ours or one that Jazzer left.
  public static void main(String... args) throws IOException, InterruptedException {
    if (args[0].equals("replay")) {
      replay(args[1], Path.of(args[2]));
    } else {
      List<String> names = args.length > 2 ? List.of(args).subList(2, args.length) : Targets.names();
      for (String name : names) System.out.println(name + ": " + run(name, "-max_total_time=" + Integer.parseInt(args[1])));
    }
    System.exit(0);
  }

  private static void replay(String name, Path file) throws IOException {
    byte[] input = file.toString().endsWith(".txt") ? Escaped.read(Files.readString(file)) : Files.readAllBytes(file);
    System.out.println(Escaped.of(input));
    try (Bounds bounds = new Bounds(name, Targets.named(name))) {
      bounds.give(input);
    }
    System.out.println("no fault");
  }
}
