package io.trunkline.sip.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.sip.MalformedSip;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamFramerTest {
  private static final String ONE = "OPTIONS sip:a SIP/2.0\r\nContent-Length: 5\r\n\r\na\r\n\r\n";
  private static final String TWO = "BYE sip:b SIP/2.0\r\nl : 0\r\n\r\n";

  private static byte[] bytes(String text) { return text.getBytes(StandardCharsets.UTF_8); }

  private static List<String> texts(StreamFramer.Cut cut) { return cut.messages().stream().map(message -> new String(message, StandardCharsets.UTF_8)).toList(); }

  @Test void messagesAreCutWhereverTheFragmentsEnd() {
    byte[] stream = bytes("\r\n" + ONE + TWO + "\r\n\r\n" + ONE);
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 300; round++) {
      StreamFramer framer = new StreamFramer();
      List<String> messages = new ArrayList<>();
      for (int at = 0; at < stream.length; ) {
        int end = Math.min(stream.length, at + random.nextInt(1, 40));
        messages.addAll(texts(framer.feed(Arrays.copyOfRange(stream, at, end))));
        at = end;
      }
      assertThat(messages).containsExactly(ONE, TWO, ONE);
    }
  }

  @Test void aDoubleLineBreakBetweenMessagesIsAPing() {
    StreamFramer framer = new StreamFramer();
    assertThat(framer.feed(bytes(TWO)).pinged()).isFalse();
    assertThat(framer.feed(bytes("\r\n")).pinged()).isFalse();
    assertThat(framer.feed(bytes("\r\n")).pinged()).isTrue();
    assertThat(framer.feed(bytes("\r\n\r\n")).pinged()).isTrue();
    assertThat(texts(framer.feed(bytes(TWO)))).containsExactly(TWO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYE sip:b SIP/2.0\r\n\r\n", "BYE sip:b SIP/2.0\r\nContent-Length: x\r\n\r\n", "BYE sip:b SIP/2.0\r\nl: 1\r\nContent-Length: 2\r\n\r\n",
    "BYE sip:b SIP/2.0\r\nContent-Length: 999999\r\n\r\n"})
  void aStreamThatCannotBeCutIsLost(String text) {
    assertThatThrownBy(() -> new StreamFramer().feed(bytes(text))).isInstanceOf(MalformedSip.class);
  }

  /// Else a caller's `Subject`, passed on by a proxy, could end the connection of all its callers, or hide a second message in the first.
  @Test void aFoldedLineIsNoHeaderOfItsOwn() {
    String subject = "OPTIONS sip:a SIP/2.0\r\nSubject: x\r\n Content-Length: 300\r\nContent-Length: 0\r\n\r\n";
    String folded = "OPTIONS sip:a SIP/2.0\r\nContent-Length:\r\n 0005\r\n\r\nabcde";
    assertThat(texts(new StreamFramer().feed(bytes(subject + folded)))).containsExactly(subject, folded);
    assertThatThrownBy(() -> new StreamFramer().feed(bytes("BYE sip:b SIP/2.0\r\nX: y\rl: 3\r\n\r\n"))).isInstanceOf(MalformedSip.class);
  }

  @Test void endlessHeadersAreNotHeld() {
    StreamFramer framer = new StreamFramer();
    assertThatThrownBy(() -> {
      for (int i = 0; i < 100; i++) framer.feed(bytes("X: " + "y".repeat(1_000) + "\r\n"));
    }).isInstanceOf(MalformedSip.class);
  }
}
