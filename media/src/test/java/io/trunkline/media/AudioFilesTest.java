package io.trunkline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trunkline.media.recording.Mp3Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFilesTest {
  @TempDir Path folder;

  /// One second of a tone.
  private static byte[] wav(int format, int bits, int rate, int channels, double hertz) {
    int bytes = bits / 8;
    ByteBuffer out = ByteBuffer.allocate(44 + rate * channels * bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(0x46464952).putInt(out.capacity() - 8).putInt(0x45564157).putInt(0x20746D66).putInt(16).putShort((short) format).putShort((short) channels)
        .putInt(rate).putInt(rate * channels * bytes).putShort((short) (channels * bytes)).putShort((short) bits).putInt(0x61746164)
        .putInt(rate * channels * bytes);
    for (int i = 0; i < rate; i++) {
      double value = 0.5 * Math.sin(2 * Math.PI * hertz * i / rate);
      for (int c = 0; c < channels; c++) sample(out, format, bits, value);
    }
    return out.array();
  }

  private static void sample(ByteBuffer out, int format, int bits, double value) {
    short pcm = (short) (value * 32767);
    switch (format * 100 + bits) {
      case 108 -> out.put((byte) (value * 127 + 128));
      case 116 -> out.putShort(pcm);
      case 124 -> out.put((byte) 0).putShort(pcm);
      case 132 -> out.putInt((int) (value * Integer.MAX_VALUE));
      case 332 -> out.putFloat((float) value);
      case 608 -> out.put(G711.alaw(pcm));
      case 708 -> out.put(G711.ulaw(pcm));
      default -> throw new IllegalArgumentException();
    }
  }

  @ParameterizedTest @CsvSource({"1,8,8000,1", "1,16,8000,1", "1,16,16000,2", "1,24,44100,2", "1,32,48000,1", "3,32,44100,1", "6,8,8000,1", "7,8,8000,2",
      "1,16,11025,1", "1,16,96000,2"})
  void everyUsualWavIsHeardAsItIs(int format, int bits, int rate, int channels) throws IOException {
    Audio audio = AudioFiles.load(new ByteArrayInputStream(wav(format, bits, rate, channels, 1000)));
    assertThat(audio.samples()).isCloseTo(8000, within(2));
    assertThat(Goertzel.share(audio.pcm(), 1000)).isGreaterThan(0.98);
    double loudest = 0;
    for (short sample : audio.pcm()) loudest = Math.max(loudest, Math.abs(sample));
    assertThat(loudest).isCloseTo(16384, within(900.0));
  }

  @Test void whatALineCanNotCarryIsLeftOutInsteadOfFoldedBack() throws IOException {
    Audio audio = AudioFiles.load(new ByteArrayInputStream(wav(1, 16, 44_100, 1, 6000)));
    short[] pcm = audio.pcm();
    double power = 0;
    for (int i = 800; i < 7200; i++) power += (double) pcm[i] * pcm[i];   // not where the tone begins and ends, which is sound of all frequencies
    assertThat(Math.sqrt(power / 6400)).as("of a tone with 11,585").isLessThan(20);
  }

  @Test void anUploadedMp3IsDecodedInItsOwnProcess() throws IOException {
    Path mp3 = folder.resolve("prompt.mp3");
    short[] tone = AudioFiles.load(new ByteArrayInputStream(wav(1, 16, 8000, 1, 1000))).pcm();
    int[] at = {0};
    Mp3Encoder.encode((left, right) -> {
      int count = Math.min(left.length, tone.length - at[0]);
      System.arraycopy(tone, at[0], left, 0, count);
      System.arraycopy(tone, at[0], right, 0, count);
      at[0] += count;
      return count == 0 ? -1 : count;
    }, mp3);
    Audio audio = AudioFiles.decodeUpload(mp3, Duration.ofSeconds(60));
    assertThat(audio.duration()).isBetween(Duration.ofMillis(1000), Duration.ofMillis(1200));
    assertThat(Goertzel.share(audio.pcm(), 1000)).isGreaterThan(0.8);
  }

  @Test void anUploadThatIsNoSoundIsRefusedWithTheReason() throws IOException {
    Path text = Files.writeString(folder.resolve("letter.mp3"), "Dear Sirs");
    assertThatThrownBy(() -> AudioFiles.decodeUpload(text, Duration.ofSeconds(60))).isInstanceOf(IOException.class).hasMessage("neither a WAV nor an MP3 file");
  }

  @Test void anUploadThatTakesTooLongIsGivenUp() throws IOException {
    Path wav = Files.write(folder.resolve("long.wav"), wav(1, 16, 8000, 1, 1000));
    assertThatThrownBy(() -> AudioFiles.decodeUpload(wav, Duration.ZERO)).isInstanceOf(IOException.class);
  }
}
