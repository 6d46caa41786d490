package io.trunkline.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartyTest {
  @ParameterizedTest @ValueSource(strings = {"+8613800138000", "95588", "4008001000", "anonymous", "web:guest-7", "sip:bob@example.com"})
  void whatIsWrittenIsReadAgain(String text) {
    assertThat(Party.parse(text).dialable()).isEqualTo(text);
  }

  @ParameterizedTest @ValueSource(strings = {"", "+", "+0123", "+86 138", "+1234567890123456", "138x", "12"})
  void garbageIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Party.parse(text));
  }

  @ParameterizedTest @CsvSource({"+8613800138000, +86138****8000", "+14155550100, +141****0100", "+8610, *****", "+861012, +8****2"})
  void aCallersNumberIsNeverPrintedWhole(String number, String printed) {
    assertThat(new E164(number)).hasToString(printed);
  }

  @Test void aRefusedNumberIsMaskedInTheErrorToo() {
    assertThatIllegalArgumentException().isThrownBy(() -> new E164("+8613800138000x")).withMessageNotContaining("0138000");
  }
}
