package io.trunkline.server.switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.server.ServerTest;
import io.trunkline.sip.HeaderName;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// `/sip` of the whole server: behind its filters, in front of its telephony.
@ServerTest
class SipSocketServerTest {
  private static final String REGISTER = "REGISTER sip:trunkline SIP/2.0\r\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK1\r\nMax-Forwards: 70\r\n"
      + "From: <sip:nobody@trunkline>;tag=1\r\nTo: <sip:nobody@trunkline>\r\nCall-ID: register-1\r\nCSeq: 1 REGISTER\r\n"
      + "Contact: <sip:x@df7jal23ls0d.invalid;transport=ws>\r\nContent-Length: 0\r\n\r\n";

  @LocalServerPort private int port;

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

  private WebSocket open(@Nullable String origin) throws Exception {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("sip");
    if (origin != null) builder.header("Origin", origin);
    return builder.buildAsync(URI.create("ws://localhost:" + port + "/sip"), new WebSocket.Listener() {
      @Override public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
        frames.add(text.toString());
        socket.request(1);
        return null;
      }
    }).get(10, TimeUnit.SECONDS);
  }

  @Test void aStrangerIsAskedForAPassword() throws Exception {
    open("http://localhost:" + port).sendText(REGISTER, true).get(5, TimeUnit.SECONDS);
    SipResponse response = (SipResponse) SipMessage.parse(Objects.requireNonNull(frames.poll(10, TimeUnit.SECONDS)).getBytes(StandardCharsets.UTF_8));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers().first(HeaderName.WWW_AUTHENTICATE)).contains("algorithm=MD5", "qop=\"auth\"");
  }

  @Test void aPageOfAnotherSiteGetsNoSocket() {
    assertThatThrownBy(() -> open("https://evil.example")).rootCause().hasMessageContaining("403");
  }
}
