package io.trunkline.server.platform.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialogLedgerTest {
  @TempDir Path directory;

  @Test void dialogsThatHadNotEndedAreThereAfterACrash() throws IOException {
    Path file = directory.resolve("dialogs");
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).isEmpty();
      ledger.put("a", "{\"cseq\":1}");
      ledger.put("b", "{\"cseq\":1}");
      ledger.put("a", "{\"cseq\":2}");
      ledger.remove("b");
    }
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).isEqualTo(Map.of("a", "{\"cseq\":2}"));
      ledger.remove("a");
    }
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).isEmpty();
    }
  }

  @Test void cutAtAnyByteItStillOpensWithWhatWasWhole() throws IOException {
    Path file = directory.resolve("dialogs");
    try (DialogLedger ledger = new DialogLedger(file)) {
      ledger.put("a", "1");
      ledger.put("b", "2");
    }
    byte[] whole = Files.readAllBytes(file);
    for (int cut = 0; cut < whole.length; cut++) {
      Path torn = directory.resolve("torn" + cut);
      Files.write(torn, Arrays.copyOf(whole, cut));
      try (DialogLedger ledger = new DialogLedger(torn)) {
        assertThat(ledger.leftOver().keySet()).isSubsetOf("a", "b");
      }
    }
  }

  @Test void afterTheDiskRefusedALineAFreshFileHoldsAll() throws Exception {
    Path file = directory.resolve("dialogs");
    try (DialogLedger ledger = new DialogLedger(file)) {
      ledger.put("a", "1");
      ledger.channel.close();   // what is written from now on fails
      ledger.put("b", "2");
      ledger.put("c", "3");
      ledger.remove("a");
    }
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).isEqualTo(Map.of("b", "2", "c", "3"));
    }
  }

  @Test void whileItCanNotBeMadeSmallerItIsAppendedTo() throws Exception {
    Path file = directory.resolve("dialogs");
    Path obstacle = directory.resolve("dialogs.new");
    try (DialogLedger ledger = new DialogLedger(file)) {
      Files.createDirectory(obstacle);
      String state = "x".repeat(20_000);
      for (int i = 0; i < 1_000; i++) ledger.put("call", state + i);
      ledger.put("last", "1");
    }
    assertThat(Files.size(file)).isGreaterThan(8 << 20);
    Files.delete(obstacle);
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).isEqualTo(Map.of("call", "x".repeat(20_000) + 999, "last", "1"));
      assertThat(Files.size(file)).isLessThan(1 << 20);
    }
  }

  @Test void itsFileDoesNotGrowWithThePast() throws IOException {
    Path file = directory.resolve("dialogs");
    try (DialogLedger ledger = new DialogLedger(file)) {
      String state = "x".repeat(2_000);
      for (int i = 0; i < 20_000; i++) {
        ledger.put("call-" + i, state);
        if (i > 3) ledger.remove("call-" + (i - 3));
      }
    }
    assertThat(Files.size(file)).isLessThan(8 << 20);
    try (DialogLedger ledger = new DialogLedger(file)) {
      assertThat(ledger.leftOver()).hasSizeLessThan(10).containsKey("call-19999");
    }
  }
}
