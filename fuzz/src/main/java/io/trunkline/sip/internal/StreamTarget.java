package io.trunkline.sip.internal;

import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import io.trunkline.sip.MalformedSip;
import io.trunkline.sip.MessageTarget;
import io.trunkline.sip.SipMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A TCP stream: cut into the same messages wherever its fragments end.
public final class StreamTarget implements Target {
  @Override public List<byte[]> seeds() {
    return List.of("\r\n\r\nOPTIONS sip:a SIP/2.0\r\nContent-Length: 5\r\n\r\na\r\n\r\nBYE sip:b SIP/2.0\r\nl : 0\r\n\r\n\r\n\r\nOPTIONS sip:a SIP/2.0\r\nSubject: x\r\n Content-Length: 3\r\nContent-Length:\r\n 0000\r\n\r\n",
        "l:0\n\nl:0\n\nl:0\n\nl:0\n\n").stream().map(Target::bytes).toList();
  }

  @Override public List<String> words() { return MessageTarget.WORDS; }

  @Override public void eat(byte[] input) {
    List<byte[]> whole = cut(input, Math.max(1, input.length));
    List<byte[]> pieces = cut(input, input.length == 0 ? 1 : 1 + (input[0] & 0x3F));
    if (whole == null || pieces == null) return;
    mustHold(whole.size() == pieces.size(), "another number of messages in fragments");
    for (int i = 0; i < whole.size(); i++) {
      mustHold(Arrays.equals(whole.get(i), pieces.get(i)), "another message in fragments");
      mustHold(whole.get(i).length <= SipMessage.LONGEST, "a message longer than the bound");
    }
  }

  /// Null where the stream is lost.
  private static @Nullable List<byte[]> cut(byte[] input, int step) {
    StreamFramer framer = new StreamFramer();
    List<byte[]> messages = new ArrayList<>();
    try {
      for (int at = 0; at < input.length; at += step) messages.addAll(framer.feed(Arrays.copyOfRange(input, at, Math.min(input.length, at + step))).messages());
      return messages;
    } catch (MalformedSip lost) {
      return null;
    }
  }
}
