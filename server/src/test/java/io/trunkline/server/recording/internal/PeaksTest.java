package io.trunkline.server.recording.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.media.recording.StereoSource;
import io.trunkline.server.recording.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeaksTest {
  /// The caller speaks in every second second, the agent always, at half of it.
  private static StereoSource speech(int seconds) {
    int[] at = {0};
    return (left, right) -> {
      if (at[0] == seconds) return -1;
      Arrays.fill(left, 0, 8_000, (short) (at[0] % 2 == 0 ? -32_768 : 0));
      Arrays.fill(right, 0, 8_000, (short) 16_384);
      at[0]++;
      return 8_000;
    };
  }

  @Test void eachSideIsAsLoudAsItWas() throws IOException {
    Waveform form = new Peaks(speech(3)).all().waveform();
    assertThat(form.seconds()).isEqualTo(3);
    assertThat(form.step()).isEqualTo(0.05);
    assertThat(form.caller()).hasSize(60);
    assertThat(form.caller()[5]).isEqualTo((byte) 255);
    assertThat(form.caller()[25]).isZero();
    assertThat(form.heard()).containsOnly((byte) 128);
  }

  @Test void anHourFitsAScreen() throws IOException {
    Waveform form = new Peaks(speech(3_600)).all().waveform();
    assertThat(form.seconds()).isEqualTo(3_600);
    assertThat(form.caller().length).isBetween(8_000, 16_000);
    assertThat(form.caller().length * form.step()).isBetween(3_600.0, 3_600.5);
    assertThat(form.caller()[(int) (1001.5 / form.step())]).as("a silent second late in the hour").isZero();
    assertThat(form.caller()[(int) (1002.5 / form.step())]).isEqualTo((byte) 255);
  }

  @Test void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    Peaks peaks = new Peaks(speech(2)).all();
    Path file = folder.resolve("peaks");
    peaks.write(file);
    Waveform read = Peaks.read(Files.newInputStream(file));
    assertThat(read.caller()).isEqualTo(peaks.waveform().caller());
    assertThat(read.heard()).isEqualTo(peaks.waveform().heard());
    assertThat(read.seconds()).isEqualTo(2);
  }
}
