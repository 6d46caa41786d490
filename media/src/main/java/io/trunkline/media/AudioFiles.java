package io.trunkline.media;

import io.trunkline.media.internal.SoundDecoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/// Sounds out of files: WAV of any usual kind, and MP3.
public final class AudioFiles {
  private static final long LONGEST_UPLOAD = 200L << 20;
  private static final int MOST_BYTES = (int) Audio.LONGEST.toSeconds() * 8000;
  private static final int LONGEST_REASON = 500;
  /// Decoders that run at the same time; more wait.
  private static final Semaphore RUNNING = new Semaphore(2);

  private AudioFiles() {}

  /// Reads a file that we made ourselves.
  public static Audio load(Path wav) throws IOException {
    try (InputStream in = Files.newInputStream(wav)) {
      return load(in);
    }
  }

  public static Audio load(InputStream wav) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SoundDecoder.decode(new BufferedInputStream(wav), out);
    return Audio.ofAlaw(out.toByteArray());
  }

  /// Reads a file that somebody sent us, in a process of its own with 64 MB of memory, no environment and a deadline. Blocks; for pages' threads only.
  ///
  /// @throws IOException when it can't be read: the message says why, in words for whoever sent it
  public static Audio decodeUpload(Path upload, Duration deadline) throws IOException {
    if (Files.size(upload) > LONGEST_UPLOAD) throw new IOException("the file is larger than " + (LONGEST_UPLOAD >> 20) + " MB");
    RUNNING.acquireUninterruptibly();
    try {
      return decodeApart(upload, deadline);
    } finally {
      RUNNING.release();
    }
  }

  private static Audio decodeApart(Path upload, Duration deadline) throws IOException {
    Path reason = Files.createTempFile("decoder", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command()).redirectInput(upload.toFile()).redirectError(reason.toFile());
    builder.environment().clear();
    Process process = builder.start();
    // The deadline kills the process, which ends the reading below.
    Thread.ofVirtual().name("decoder-deadline").start(() -> killAfter(process, deadline));
    try (InputStream out = process.getInputStream()) {
      byte[] alaw = out.readNBytes(MOST_BYTES);
      boolean more = out.read() >= 0;
      int code = process.waitFor();
      if (more) throw new IOException("a sound may last an hour at most");
      if (code != 0 || alaw.length == 0) throw new IOException(why(reason, code));
      return Audio.ofAlaw(alaw);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(reason);
    }
  }

  private static void killAfter(Process process, Duration deadline) {
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String why(Path reason, int code) throws IOException {
    try (InputStream in = Files.newInputStream(reason)) {
      String said = new String(in.readNBytes(LONGEST_REASON), StandardCharsets.UTF_8).strip();
      return said.isEmpty() || code != 2 ? "the file took too long or too much memory to read" : said;
    }
  }

  private static List<String> command() throws IOException {
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-Xss1m", "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-XX:ActiveProcessorCount=1", "-Xshare:auto"));
    String classPath = System.getProperty("java.class.path");
    if (isPackaged(classPath)) {
      // One jar with the others inside: its own loader finds our class.
      command.addAll(List.of("-cp", classPath, "-Dloader.main=" + SoundDecoder.class.getName(), "org.springframework.boot.loader.launch.PropertiesLauncher"));
    } else {
      command.addAll(List.of("-cp", classPath, SoundDecoder.class.getName()));
    }
    return command;
  }

  private static boolean isPackaged(String classPath) throws IOException {
    if (classPath.contains(File.pathSeparator) || !classPath.endsWith(".jar")) return false;
    try (JarFile jar = new JarFile(classPath)) {
      return jar.getEntry("BOOT-INF/") != null;
    }
  }
}
