package io.trunkline.server.switchboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.prompts.BuiltinPrompts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WavFileTest {
  @Test void everyBuiltInPromptIsReadable() throws IOException {
    for (BuiltinPrompts.Prompt prompt : BuiltinPrompts.all()) {
      try (InputStream in = BuiltinPrompts.open(prompt.language(), prompt.name()).orElseThrow()) {
        assertThat(WavFile.read(in.readAllBytes()).duration()).as(prompt.name()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(30));
      }
    }
  }

  @Test void chunksBeforeTheSoundArePassedOver() throws IOException {
    assertThat(WavFile.read(wav(1, 1, 8000, 16, 160)).samples()).isEqualTo(80);
    assertThat(WavFile.read(wav(6, 1, 8000, 8, 160)).samples()).isEqualTo(160);
  }

  @Test void whatIsNotOursIsRefusedWithAWord() {
    assertThatThrownBy(() -> WavFile.read(wav(1, 2, 8000, 16, 160))).isInstanceOf(IOException.class).hasMessageContaining("2 channels");
    assertThatThrownBy(() -> WavFile.read(wav(1, 1, 44100, 16, 160))).isInstanceOf(IOException.class).hasMessageContaining("44100 Hz");
    assertThatThrownBy(() -> WavFile.read("ID3 something else".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(IOException.class);
  }

  @Test void aFileCutAnywhereIsRefusedOrShorterButNeverMore() {
    byte[] whole = wav(1, 1, 8000, 16, 160);
    for (int cut = 0; cut < whole.length; cut++) {
      byte[] torn = Arrays.copyOf(whole, cut);
      try {
        assertThat(WavFile.read(torn).samples()).isLessThan(80);
      } catch (IOException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
  }

  private static byte[] wav(int format, int channels, int rate, int bits, int bytes) {
    ByteBuffer out = ByteBuffer.allocate(12 + 8 + 16 + 8 + 4 + 8 + bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVE"));
    out.put(ascii("fmt ")).putInt(16).putShort((short) format).putShort((short) channels).putInt(rate).putInt(rate * channels * bits / 8)
        .putShort((short) (channels * bits / 8)).putShort((short) bits);
    out.put(ascii("LIST")).putInt(3).put(new byte[] {1, 2, 3, 0});
    out.put(ascii("data")).putInt(bytes).put(new byte[bytes]);
    return out.array();
  }

  private static byte[] ascii(String text) { return text.getBytes(StandardCharsets.US_ASCII); }
}
