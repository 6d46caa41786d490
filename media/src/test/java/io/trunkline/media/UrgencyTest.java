package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class UrgencyTest {
  /// proc(5): the nineteenth field of `stat`, the seventeenth behind the name in brackets.
  private static int niceOfThisThread() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[16]);
    } catch (IOException noLinux) {
      throw new UncheckedIOException(noLinux);
    }
  }

  private record Seen(boolean taken, int nice) {}

  private static Seen onThreadOfItsOwn(Urgency urgency) {
    CompletableFuture<Seen> seen = new CompletableFuture<>();
    Thread.ofPlatform().start(() -> {
      boolean taken = urgency.ofThisThread();
      seen.complete(new Seen(taken, niceOfThisThread()));
    });
    return seen.join();
  }

  @Test void aThreadGivesWayAndNoOtherDoes() {
    assumeTrue(Files.exists(Path.of("/proc/thread-self/stat")), "no Linux");
    int before = niceOfThisThread();
    assertThat(onThreadOfItsOwn(Urgency.WHENEVER)).isEqualTo(new Seen(true, 19));
    assertThat(niceOfThisThread()).isEqualTo(before);
  }

  @Test void whoMayNotGoFirstStaysWhereItWas() {
    assumeTrue(Files.exists(Path.of("/proc/thread-self/stat")), "no Linux");
    Seen seen = onThreadOfItsOwn(Urgency.SOUND);
    assertThat(seen.nice()).isEqualTo(seen.taken() ? -10 : niceOfThisThread());
  }
}
