package io.trunkline.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The vectors of RFC 5769.
class StunTest {
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";

  /// §2.1
  private static final byte[] REQUEST = hex("""
      00010058 2112a442 b7e7a701bc34d686fa87dfae 80220010 5354554e207465737420636c69656e74 00240004 6e0001ff
      80290008 932ff9b151263b36 00060009 6576746a3a68367659202020 00080014 9aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2 80280004 e57a3bcf""");

  /// §2.2
  private static final byte[] RESPONSE_4 = hex("""
      0101003c 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200008 0001a147e112a643
      00080014 2b91f599fd9e90c38c7489f92af9ba53f06be7d7 80280004 c07d4c96""");

  /// §2.3
  private static final byte[] RESPONSE_6 = hex("""
      01010048 2112a442 b7e7a701bc34d686fa87dfae 8022000b 7465737420766563746f7220 00200014 0002a1470113a9faa5d3f179bc25f4b5bed2b9d9
      00080014 a382954e4be67bf11784c97c8292c275bfe3ed41 80280004 c8fb0b4c""");

  private static byte[] hex(String text) { return HexFormat.of().parseHex(text.replaceAll("\\s", "")); }

  @Test void theSampleRequestIsReadAndItsSealsHold() {
    assertThat(Stun.isStun(REQUEST, REQUEST.length)).isTrue();
    assertThat(Stun.type(REQUEST)).isEqualTo(Stun.BINDING_REQUEST);
    assertThat(Stun.username(REQUEST, REQUEST.length)).isEqualTo("evtj:h6vY");
    assertThat(Stun.has(REQUEST, REQUEST.length, Stun.ICE_CONTROLLED)).isTrue();
    assertThat(Stun.has(REQUEST, REQUEST.length, Stun.USE_CANDIDATE)).isFalse();
    assertThat(Stun.integrityHolds(REQUEST, REQUEST.length, Stun.key(PASSWORD))).isTrue();
    assertThat(Stun.fingerprintHolds(REQUEST, REQUEST.length)).isTrue();
  }

  @Test void theSampleResponsesNameTheirAddresses() throws UnknownHostException {
    for (byte[] response : new byte[][] {RESPONSE_4, RESPONSE_6}) {
      assertThat(Stun.integrityHolds(response, response.length, Stun.key(PASSWORD))).isTrue();
      assertThat(Stun.fingerprintHolds(response, response.length)).isTrue();
    }
    assertThat(Stun.mapped(RESPONSE_4, RESPONSE_4.length)).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
    assertThat(Stun.mapped(RESPONSE_6, RESPONSE_6.length)).isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
  }

  @Test void aBitTurnedInFlightBreaksBothSeals() {
    byte[] broken = REQUEST.clone();
    broken[60] ^= 1;
    assertThat(Stun.integrityHolds(broken, broken.length, Stun.key(PASSWORD))).isFalse();
    assertThat(Stun.fingerprintHolds(broken, broken.length)).isFalse();
    assertThat(Stun.integrityHolds(REQUEST, REQUEST.length, Stun.key("another"))).isFalse();
  }

  @Test void ourAnswersHoldTheirOwnSeals() throws UnknownHostException {
    byte[] out = new byte[256];
    InetSocketAddress from = new InetSocketAddress("2001:db8::1", 4321);
    int length = Stun.success(REQUEST, from, Stun.key(PASSWORD), out);
    assertThat(Stun.isStun(out, length)).isTrue();
    assertThat(Stun.integrityHolds(out, length, Stun.key(PASSWORD))).isTrue();
    assertThat(Stun.fingerprintHolds(out, length)).isTrue();
    assertThat(Stun.mapped(out, length)).isEqualTo(from);

    int refused = Stun.error(REQUEST, 487, "Role Conflict", Stun.key(PASSWORD), out);
    assertThat(Stun.integrityHolds(out, refused, Stun.key(PASSWORD))).isTrue();
    int at = Stun.find(out, refused, Stun.ERROR_CODE);
    assertThat(Bytes.i32(out, at + 4)).isEqualTo(0x0457);
  }

  @Test void truncatedMessagesAreNotRead() {
    for (int length = 0; length < REQUEST.length; length++) {
      assertThat(Stun.isStun(REQUEST, length)).isFalse();
      assertThat(Stun.username(REQUEST, Math.min(length, 40))).isNull();
    }
  }
}
