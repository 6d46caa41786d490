package io.trunkline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trunkline.media.Goertzel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mp3Test {
  private static final int DECODER_DELAY = 529;

  @TempDir Path folder;

  /// 500 Hz left, 900 Hz right.
  private static StereoSource tones(int samples) {
    int[] at = {0};
    return (left, right) -> {
      if (at[0] == samples) return -1;
      int count = Math.min(left.length, samples - at[0]);
      for (int i = 0; i < count; i++, at[0]++) {
        left[i] = (short) (8000 * Math.sin(2 * Math.PI * 500 * at[0] / 8000));
        right[i] = (short) (8000 * Math.sin(2 * Math.PI * 900 * at[0] / 8000));
      }
      return count;
    };
  }

  /// Decodes all frames but the tag's, and leaves out what the tag says: what a player does.
  private static short[][] play(Path file) throws IOException, JavaLayerException {
    byte[] bytes = Files.readAllBytes(file);
    assertThat(new String(bytes, 21, 4, StandardCharsets.US_ASCII)).isEqualTo("Info");
    int trims = ByteBuffer.wrap(bytes).getInt(21 + 4 + 4 + 4 + 4 + 100 + 4 + 20) & 0xFFFFFF;
    int delay = trims >> 12;
    int padding = trims & 0xFFF;
    short[] left = new short[1 << 21];
    short[] right = new short[1 << 21];
    int total = 0;
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(LameTag.LENGTH);
      Bitstream stream = new Bitstream(in);
      Decoder decoder = new Decoder();
      for (Header header = stream.readFrame(); header != null; header = stream.readFrame()) {
        assertThat(header.frequency()).isEqualTo(16_000);
        assertThat(header.mode()).isEqualTo(Header.STEREO);
        SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, stream);
        for (int i = 0; i < frame.getBufferLength(); i += 2) {
          left[total] = frame.getBuffer()[i];
          right[total++] = frame.getBuffer()[i + 1];
        }
        stream.closeFrame();
      }
    }
    assertThat(ByteBuffer.wrap(bytes).getInt(29)).as("frames").isEqualTo(total / 576);
    int from = Math.min(total, delay + DECODER_DELAY);
    int to = Math.max(from, total - Math.max(0, padding - DECODER_DELAY));
    return new short[][] {Arrays.copyOfRange(left, from, to), Arrays.copyOfRange(right, from, to)};
  }

  private void encodesExactly(Supplier<? extends Mp3Codec> encoder, int samples) throws IOException, JavaLayerException {
    Path file = folder.resolve("call.mp3");
    Mp3Encoder.Mp3 made = Mp3Encoder.encode(tones(samples), file, encoder);
    assertThat(made.samples()).isEqualTo(samples);
    assertThat(made.bytes()).isEqualTo(Files.size(file));
    short[][] played = play(file);
    assertThat(played[0].length / 16.0).as("milliseconds").isCloseTo(samples / 8.0, within(1.0));
    int n = played[0].length;
    assertThat(Goertzel.share(played[0], 0, n, 500, 16_000)).isGreaterThan(0.9);
    assertThat(Goertzel.share(played[1], 0, n, 900, 16_000)).isGreaterThan(0.9);
    assertThat(Goertzel.share(played[0], 0, n, 900, 16_000)).as("right in left").isLessThan(0.001);
  }

  @ParameterizedTest @ValueSource(ints = {1_601, 8_000, 24_123})
  void theMp3LastsAsLongAsTheCall(int samples) throws IOException, JavaLayerException {
    assumeTrue(Lame.isPresent());
    encodesExactly(Lame::new, samples);
  }

  @ParameterizedTest @ValueSource(ints = {1_601, 8_000, 24_123})
  void withoutTheLibraryTheJavaEncoderDoesTheSame(int samples) throws IOException, JavaLayerException { encodesExactly(Jump3r::new, samples); }

  @Test void anEmptyRecordingIsAFileWithoutSound() throws IOException {
    Path file = folder.resolve("empty.mp3");
    assertThat(Mp3Encoder.encode((left, right) -> -1, file)).isEqualTo(new Mp3Encoder.Mp3(0, LameTag.LENGTH));
  }

  @Test void aWavHasTheSameSound() throws IOException {
    Path file = folder.resolve("call.wav");
    assertThat(WavWriter.write(tones(8000), file)).isEqualTo(8000);
    assertThat(Files.size(file)).isEqualTo(44 + 4 * 8000);
  }
}
