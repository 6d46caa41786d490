package io.trunkline.acceptance.kit;

import io.trunkline.acceptance.audio.Sound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Other people's programs, run to their end or ended.
public final class Programs {
  private Programs() {}

  /// What it printed. Fails with that if it ends with another code than 0.
  public static String run(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) throw new AssertionError(List.of(command) + " failed: " + said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Decodes an MP3 by LAME, which honours the tag's encoder delay and padding: the length is that of what was encoded. One sound per channel.
  public static Sound[] decodeMp3(byte[] mp3) {
    try {
      Path folder = Files.createTempDirectory("mp3");
      Path in = Files.write(folder.resolve("in.mp3"), mp3);
      Path out = folder.resolve("out.wav");
      run("lame", "--quiet", "--decode", in.toString(), out.toString());
      Sound[] channels = Sound.wavChannels(Files.readAllBytes(out));
      Folders.delete(folder);
      return channels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Asks it to end, and after five seconds asks no more.
  static void end(Process process) {
    process.destroy();
    var _ = process.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly()).join();
  }
}
