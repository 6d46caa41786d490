package io.trunkline.sip;

import static io.trunkline.fuzz.Target.mustBeEqual;

import io.trunkline.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Headers and URIs: the first byte chooses which.
public final class HeaderTarget implements Target {
  @Override public List<byte[]> seeds() {
    return List.of("0\"A, \\\"B\\\" <x>\" <sip:a;b?c:pw@h.example:5060;transport=tcp;lr?Subject=x&Replaces=y%3Bz>;tag=1;+sip.instance=\"<urn:uuid:1>\";q=0.5", "0caller<sip:caller@example.com>;tag=323",
        "0sip:+19725552222@gw1.example.net;unknownparam", "0<tel:+8613800138000;phone-context=+86;ext=1>", "1SIP / 2.0 / TCP  [2001:db8::9:1]:5060 ; branch = z9hG4bK1;rport;received=2001:db8::9:255",
        "2sip:%E9%94%80%00:x@[::ffff:192.0.2.1]:5061;user=phone;maddr=1.2.3.4?Route=%3Csip:x%3E", "2soap.beep://192.0.2.103:3002", "3;a=b;c;d=\"e;f\";g=\"\"", "4Q.850;cause=16;text=\"a; \\\"b\\\"\"",
        "5134 INVITE", "6<sip:a@b>, \"x, y\" <sip:c@d>,sip:e@f").stream().map(Target::bytes).toList();
  }

  @Override public List<String> words() { return MessageTarget.WORDS; }

  @Override public void eat(byte[] input) {
    if (input.length == 0) return;
    String text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8).replaceAll("[\r\n]", " ");   // a header's value has none
    try {
      switch (input[0] - '0') {
        case 0 -> {
          NameAddr party = NameAddr.parse(text);
          written(party, () -> NameAddr.parse(party.toString()));
          written(party.tagged("ours"), () -> NameAddr.parse(party.tagged("ours").toString()));
        }
        case 1 -> {
          Via via = Via.parse(text);
          written(via, () -> Via.parse(via.toString()));
        }
        case 2 -> {
          SipUri uri = SipUri.parse(text);
          written(uri, () -> SipUri.parse(uri.toString()));
          written(uri, () -> NameAddr.parse(NameAddr.of(uri).toString()).uri());
        }
        case 3 -> {
          Parameters parameters = Parameters.parse(text);
          written(parameters, () -> Parameters.parse(parameters.toString()));
        }
        case 4 -> {
          Reason reason = Reason.parse(text);
          written(reason, () -> Reason.parse(reason.toString()));
        }
        case 5 -> {
          CSeq cseq = CSeq.parse(text);
          written(cseq, () -> CSeq.parse(cseq.toString()));
        }
        default -> {
          List<String> elements = Text.elements(text);
          written(elements, () -> Text.elements(String.join(", ", elements)));
        }
      }
    } catch (MalformedSip nonsense) {
      // as it says
    }
  }

  private interface Reading {
    Object again();
  }

  private static void written(Object read, Reading reading) {
    try {
      mustBeEqual(read, reading.again());
    } catch (MalformedSip malformed) {
      throw new AssertionError("what was accepted is refused when we write it: " + read, malformed);
    }
  }
}
