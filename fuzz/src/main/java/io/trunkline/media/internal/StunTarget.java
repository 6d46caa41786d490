package io.trunkline.media.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.media.internal.io.MediaIo;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;

/// ICE checks as `WebRtcPort` and `WebRtcWire` read them, from a buffer that is longer than the datagram.
public final class StunTarget implements Target {
  private static final InetSocketAddress FROM = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000);

  private final Mac key = Stun.key("VOkJxbRl1RmTxUk/WvJxBt");
  private final byte[] answer = new byte[256];

  /// RFC 5769 §2.1 and §2.2.
  @Override public List<byte[]> seeds() {
    return List.of("000100582112a442b7e7a701bc34d686fa87dfae802200105354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36000600096576746a3a683676592020200008"
        + "00149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf",
        "0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a6430008001"
            + "42b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96").stream().map(HexFormat.of()::parseHex).toList();
  }

  @Override public List<String> words() { return List.of("\0\u0006\0\4abcd", "\0\u0008\0\u0014", "\0%\0\0", "\0\0", "\0\u0006"); }

  @Override public void eat(byte[] input) throws Exception {
    byte[] data = Arrays.copyOf(input, MediaIo.LONGEST);
    int length = Math.min(input.length, MediaIo.LONGEST);
    if (length == 0 || !Stun.isStun(data, length)) return;
    String username = Stun.username(data, length);
    mustHold(username == null || username.length() <= length, "a user name longer than the datagram");
    if (!Stun.fingerprintHolds(data, length)) return;
    boolean sealed = Stun.integrityHolds(data, length, key);
    int size = sealed ? Stun.success(data, FROM, key, answer) : Stun.error(data, 401, "Unauthenticated", null, answer);
    mustHold(Stun.isStun(answer, size), "our answer is STUN");
    var _ = Stun.has(data, length, Stun.ICE_CONTROLLED) || Stun.has(data, length, Stun.USE_CANDIDATE);
  }
}
