package io.trunkline.prompts.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The programs that speak. They are run, not linked: espeak-ng is GPL.
enum Voice {
  EN {
    @Override List<String> command(String text, Path wav) {
      return List.of("flite", "-voice", "slt", "-t", text, "-o", wav.toString());
    }
  },
  ZH {
    // Never "-v cmn": Debian 12's espeak-ng 1.51 turns characters into pinyin and then spells that as English.
    @Override List<String> command(String text, Path wav) {
      return List.of("espeak-ng", "-v", "cmn-latn-pinyin", "-s", "160", "-p", "45", "-w", wav.toString(), text);
    }
  };

  private static final int REST_BEFORE = Sound.RATE / 20;
  private static final int REST_AFTER = Sound.RATE / 5;

  abstract List<String> command(String text, Path wav);

  static Voice of(String language) {
    return switch (language) {
      case "zh" -> ZH;
      case "en" -> EN;
      default -> throw new IllegalArgumentException("no voice speaks '" + language + "'");
    };
  }

  /// The text as it sounds on a telephone line: 8 kHz, 200–3400 Hz, levelled and trimmed.
  Sound speak(String text, Path workDir) throws IOException, InterruptedException {
    Path spoken = Files.createTempFile(workDir, "spoken", ".wav");
    Path raw = Files.createTempFile(workDir, "line", ".raw");
    try {
      run(command(text, spoken));
      run(List.of("sox", "-D", "-G", spoken.toString(), "-t", "raw", "-r", "8000", "-c", "1", "-b", "16", "-e", "signed-integer",
          raw.toString(), "rate", "-h", "8000", "highpass", "200", "sinc", "-3400"));
      return Sound.ofRaw(Files.readAllBytes(raw)).trimmed(REST_BEFORE, REST_AFTER).levelled(Sound.SPEECH_LEVEL_DB);
    } finally {
      Files.deleteIfExists(spoken);
      Files.deleteIfExists(raw);
    }
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException missing) {
      throw new IOException("'" + command.getFirst() + "' is needed to make the built-in prompts. "
          + "Install it with: apt-get install flite espeak-ng sox   (./run and ./test do this by themselves)", missing);
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("'" + String.join(" ", command) + "' ended with " + process.exitValue() + ": " + said);
    }
  }
}
