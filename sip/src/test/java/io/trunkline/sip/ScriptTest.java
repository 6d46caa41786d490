package io.trunkline.sip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dialogues under `scripts/`, each against a stack of its own.
class ScriptTest {
  @ParameterizedTest
  @ValueSource(strings = {"incoming-call", "outgoing-call", "cancel-in", "reject", "no-ack", "bye-before-ack", "reinvite-in", "reinvite-out",
    "challenge", "cancel-out", "no-answer", "fork", "admission", "session-timer", "refer", "in-dialog", "resume", "offerless", "early-bye", "odd-reason", "spoofed",
    "reliable-in", "reliable-out"})
  void theStackPlaysItsPart(String name) throws Exception {
    try (Script script = new Script()) {
      script.play(text(name));
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream script = Objects.requireNonNull(ScriptTest.class.getResourceAsStream("scripts/" + name + ".txt"), name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
