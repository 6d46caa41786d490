package io.trunkline.sip;

import static io.trunkline.fuzz.Target.mustBeEqual;
import static io.trunkline.fuzz.Target.mustHold;

import io.trunkline.fuzz.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whole messages and all that is decoded later. What is accepted is the same after it was written and read again.
public final class MessageTarget implements Target {
  public static final List<String> WORDS = List.of("\r\n", "\r\n ", "\r\n\r\n", ";", ";;", ",", "<", ">", "\"", "\\", ":", "@", "?", "=", "%00", "%", " ", "\t", "\0", "[", "]", "[::1]",
      "sip:", "sips:", "tel:", "SIP/2.0", "z9hG4bK", ";tag=", ";branch=", ";lr", ";rport", ";transport=", "Content-Length: ", "l: ", "Via: ", "Contact: ", "Route: ", "Max-Forwards: ",
      "INVITE", "ACK", "CANCEL", "BYE", "REGISTER", "OPTIONS", "REFER", "NOTIFY", "UPDATE", "Require: ", "Replaces: ", "Reason: ", "é", "王", "\uFEFF");

  static List<byte[]> torture() {
    try {
      List<byte[]> messages = new ArrayList<>();
      for (String file : List.of("rfc4475.txt", "rfc5118.txt")) Torture.of(file).forEach(torture -> messages.add(torture.bytes()));
      return messages;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override public List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>(torture());
    seeds.add(Target.bytes("INVITE sip:a%20b:pw@[::1]:5060;lr?x=y SIP/2.0\r\nv: SIP/2.0/UDP h:5060;branch=z9hG4bK1;rport, SIP/2.0/TCP k\r\nf: \"A \\\" B\" <sip:a@b;x=\"y\">;tag=1\r\n"
        + "t: tel:+86;phone-context=a\r\ni: x@y\r\nCSeq: 1 INVITE\r\nm: <sip:c@d;ob>;q=0.5;+sip.instance=\"<urn:u>\"\r\nx: 1800;refresher=uac\r\n"
        + "Reason: Q.850;cause=16;text=\"a, b\"\r\nRoute: <sip:p;lr>,<sip:q;lr>\r\nr: <sip:e@f?Replaces=a%3Bto-tag%3Db>\r\nP-Asserted-Identity: \"x\" <tel:+8613800138000>\r\n"
        + "Diversion: <sip:1@h>;reason=user-busy;privacy=off, tel:+86;counter=1\r\nHistory-Info: <sip:b@h?Reason=SIP%3Bcause%3D302>;index=1,<sip:c@h;cause=486>;index=1.1;mp=1\r\n"
        + "RAck: 776656 1 INVITE\r\nc: application/sdp\r\n\r\nv=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nc=IN IP4 1.2.3.4\r\nm=audio 1/2 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendonly\r\n"));
    return seeds;
  }

  @Override public List<String> words() { return WORDS; }

  @Override public void eat(byte[] input) {
    SipMessage message;
    try {
      message = SipMessage.parse(input);
    } catch (MalformedSip malformed) {
      SipRequest remains = SipMessage.remainsOf(input);
      if (remains != null) mustHold(SipResponse.to(remains, malformed.status()).toBytes().length <= 2 * input.length + 1_000, "a refusal larger than what it refuses");
      return;
    }
    mustHold(message.headers().size() <= SipParser.MOST_HEADERS, "more headers than the bound");
    readAll(message);
    SipMessage again;
    try {
      again = SipMessage.parse(message.toBytes());
    } catch (MalformedSip malformed) {
      throw new AssertionError("what was accepted is refused when we write it", malformed);
    }
    same(message, again);
  }

  private static void same(SipMessage one, SipMessage other) {
    if (one instanceof SipRequest request) {
      mustBeEqual(request.uri(), ((SipRequest) other).uri());
      mustBeEqual(request.methodName(), ((SipRequest) other).methodName());
    } else {
      mustBeEqual(((SipResponse) one).status(), ((SipResponse) other).status());
      mustBeEqual(((SipResponse) one).reasonPhrase(), ((SipResponse) other).reasonPhrase());
    }
    mustBeEqual(one.headers().without(HeaderName.CONTENT_LENGTH).toString(), other.headers().without(HeaderName.CONTENT_LENGTH).toString());
    mustHold(Arrays.equals(one.body(), other.body()), "another body");
  }

  /// Each may find nonsense on its own.
  private static void readAll(SipMessage message) {
    mustBeEqual(message.from(), NameAddr.parse(message.from().toString()));
    mustBeEqual(message.to().tagged("ours"), NameAddr.parse(message.to().tagged("ours").toString()));
    mustBeEqual(message.via(), Via.parse(message.via().toString()));
    tried(message::contacts);
    tried(message::contentType);
    tried(message::sdp);
    tried(() -> message.reason("Q.850"));
    tried(() -> message.headers().elements(HeaderName.ROUTE).stream().map(NameAddr::parse).toList());
    tried(() -> message.headers().elements(HeaderName.RECORD_ROUTE).stream().map(NameAddr::parse).toList());
    tried(() -> message.headers().elements(HeaderName.P_ASSERTED_IDENTITY).stream().map(NameAddr::parse).toList());
    tried(() -> message.headers().elements(HeaderName.REFER_TO).stream().map(NameAddr::parse).toList());
    tried(() -> message.headers().lists(HeaderName.SUPPORTED, "timer"));
    if (message instanceof SipRequest request) {
      mustHold(Redirection.of(request).size() <= 10, "redirections without end");
      tried(() -> RAck.of(request));
    } else {
      tried(() -> RAck.of((SipResponse) message));
    }
    mustHold(!message.toString().isEmpty(), "prints");
  }

  private static void tried(Supplier<@Nullable Object> read) {
    try {
      var _ = read.get();
    } catch (MalformedSip malformed) {
      mustHold(malformed.status() >= 400 && malformed.status() < 600, "a status for an answer");
    }
  }
}
