package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class DtlsRecordsTest {
  private static byte[] hex(String text) { return HexFormat.of().parseHex(text.replace(" ", "")); }

  @Test void aMessageThatAnnouncesMegabytesIsNotPassedOn() {
    String record = "16 fefd 0000 000000000000 ";
    byte[] hello = hex(record + "0010 01 000100 0000 000000 000004 aabbccdd");
    byte[] huge = hex(record + "0010 01 ff00ba 0000 000000 000004 aabbccdd");
    byte[] second = hex(record + "0020 01 000100 0000 000000 000004 aabbccdd 0b ffffff 0001 000000 000004 aabbccdd");
    byte[] alert = hex("15 fefd 0000 000000000000 0002 0228");
    byte[] encrypted = hex("16 fefd 0001 000000000000 0010 ffffffffffffffffffffffffffffffff");
    assertThat(DtlsRecords.areModest(hello)).isTrue();
    assertThat(DtlsRecords.areModest(huge)).isFalse();
    assertThat(DtlsRecords.areModest(second)).isFalse();
    assertThat(DtlsRecords.areModest(hex("15 fefd 0000 000000000000 0002 0228" + HexFormat.of().formatHex(huge)))).isFalse();
    assertThat(DtlsRecords.areModest(alert)).isTrue();
    assertThat(DtlsRecords.areModest(encrypted)).isTrue();
    for (int length = 0; length < second.length; length++) {
      byte[] cut = Arrays.copyOf(second, length);
      assertThat(DtlsRecords.areModest(cut)).isEqualTo(length < 13 + 16 + 12);
    }
  }
}
