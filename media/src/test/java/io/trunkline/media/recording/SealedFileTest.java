package io.trunkline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
  private static final KeyRing KEYS = id -> SegmentTest.KEY;

  @TempDir Path folder;

  private byte[] seal(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    Path plain = Files.write(folder.resolve("plain"), content);
    SealedFile.seal(plain, folder.resolve("sealed"), SegmentTest.KEY);
    return content;
  }

  @ParameterizedTest @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 300_000})
  void whatWasSealedIsReadAgain(int size) throws IOException {
    byte[] content = seal(size);
    try (SealedFile file = SealedFile.open(folder.resolve("sealed"), KEYS); InputStream in = file.stream()) {
      assertThat(file.length()).isEqualTo(size);
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test void anyPartIsReadWithoutTheRest() throws IOException {
    byte[] content = seal(300_000);
    for (int from : new int[] {0, 7, 65_536, 131_071, 299_999}) {
      try (SealedFile file = SealedFile.open(folder.resolve("sealed"), KEYS); InputStream in = file.stream()) {
        in.skipNBytes(from);
        int count = Math.min(70_000, content.length - from);
        assertThat(in.readNBytes(count)).isEqualTo(Arrays.copyOfRange(content, from, from + count));
      }
    }
  }

  @Test void aChangedBlockIsRefused() throws IOException {
    seal(100_000);
    byte[] bytes = Files.readAllBytes(folder.resolve("sealed"));
    bytes[80_000] ^= 1;
    Files.write(folder.resolve("sealed"), bytes);
    try (SealedFile file = SealedFile.open(folder.resolve("sealed"), KEYS)) {
      assertThat(file.read(0)).hasSize(65_536);
      assertThatThrownBy(() -> file.read(65_536)).isInstanceOf(IOException.class).hasMessageContaining("changed");
    }
  }
}
