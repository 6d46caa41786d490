package io.trunkline.server.switchboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trunkline.kernel.SystemTime;
import io.trunkline.sip.Admission;
import io.trunkline.sip.IncomingInvite;
import io.trunkline.sip.IncomingRequest;
import io.trunkline.sip.SipConfig;
import io.trunkline.sip.SipHandler;
import io.trunkline.sip.SipMessage;
import io.trunkline.sip.SipRequest;
import io.trunkline.sip.SipResponse;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.websocket.server.WsSci;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;

/// The endpoint in a Tomcat of its own, between the JDK's WebSocket client and a real SIP stack.
class SipSocketsTest {
  private static final BlockingQueue<IncomingRequest> REQUESTED = new LinkedBlockingQueue<>();
  private static final SipStack STACK = SipStack.start(SipConfig.at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)), new SipHandler() {
    @Override public Admission admit(Source source, SipRequest request) { return Admission.ALLOW; }

    @Override public void invited(IncomingInvite invite) {}

    @Override public void requested(IncomingRequest request) {
      REQUESTED.add(request);
      request.respond(200);
    }
  }, SystemTime.INSTANCE);
  private static final AnnotationConfigServletWebServerApplicationContext WEB = new AnnotationConfigServletWebServerApplicationContext();

  @Configuration(proxyBeanMethods = false)
  @EnableWebMvc
  @EnableWebSocket
  static class Web {
    @Bean TomcatServletWebServerFactory tomcat() {
      TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
      factory.addContextCustomizers(context -> context.addServletContainerInitializer(new WsSci(), null));
      return factory;
    }

    @Bean DispatcherServlet dispatcher() { return new DispatcherServlet(); }

    @Bean ServletRegistrationBean<DispatcherServlet> registration(DispatcherServlet dispatcher) { return new ServletRegistrationBean<>(dispatcher, "/"); }

    @Bean SipSockets sockets() { return new SipSockets(STACK::accept, request -> "", SystemTime.INSTANCE); }

    @Bean WebSocketConfigurer endpoint(SipSockets sockets) {
      return registry -> registry.addHandler(sockets, SipSockets.PATH).addInterceptors(sockets).setAllowedOriginPatterns("*");
    }
  }

  @BeforeAll static void start() {
    WEB.register(Web.class);
    WEB.refresh();
  }

  @AfterAll static void stop() {
    WEB.close();
    STACK.close();
  }

  /// A browser's end: what came, and how it was closed.
  private static final class Browser implements WebSocket.Listener {
    final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      partial.append(text);
      if (last) {
        frames.add(partial.toString());
        partial.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.add(status);
      return null;
    }

    SipMessage next() throws InterruptedException {
      return SipMessage.parse(Objects.requireNonNull(frames.poll(5, TimeUnit.SECONDS), "no frame came").getBytes(StandardCharsets.UTF_8));
    }

    int closeCode() throws InterruptedException { return Objects.requireNonNull(closed.poll(5, TimeUnit.SECONDS), "not closed"); }
  }

  private static WebSocket open(Browser browser, String subprotocol) throws Exception {
    URI uri = URI.create("ws://localhost:" + Objects.requireNonNull(WEB.getWebServer()).getPort() + SipSockets.PATH);
    return HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(subprotocol).buildAsync(uri, browser).get(10, TimeUnit.SECONDS);
  }

  private static String options(int number, String ballast) {
    return "OPTIONS sip:trunkline SIP/2.0\r\nVia: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bK" + number + "\r\nMax-Forwards: 70\r\nFrom: <sip:a@trunkline>;tag=1\r\n"
        + "To: <sip:trunkline>\r\nCall-ID: call-" + number + "\r\nCSeq: 1 OPTIONS\r\n" + ballast + "Content-Length: 0\r\n\r\n";
  }

  @Test void aBrowserSpeaksSipOverIt() throws Exception {
    Browser browser = new Browser();
    WebSocket socket = open(browser, "sip");
    assertThat(socket.getSubprotocol()).isEqualTo("sip");
    // Larger than the container's own bound of 8 KiB, as offers of browsers with several devices are.
    socket.sendText(options(1, "X-Candidates: " + "x".repeat(4_000) + "\r\nX-More: " + "y".repeat(8_000) + "\r\n"), true).get(5, TimeUnit.SECONDS);
    SipResponse response = (SipResponse) browser.next();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.callId()).isEqualTo("call-1");
    Source source = Objects.requireNonNull(REQUESTED.poll(5, TimeUnit.SECONDS)).source();
    assertThat(source.transport().isWebSocket()).isTrue();
    assertThat(source.principal()).isNull();

    BlockingQueue<String> gone = new LinkedBlockingQueue<>();
    source.flow().onClose(() -> gone.add("gone"));
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(5, TimeUnit.SECONDS);
    assertThat(gone.poll(5, TimeUnit.SECONDS)).isEqualTo("gone");
    assertThat(source.flow().isOpen()).isFalse();
  }

  @Test void whoSpeaksNoSipGetsNoSocket() { assertThatThrownBy(() -> open(new Browser(), "mqtt")).rootCause().hasMessageContaining("400"); }

  @Test void aFrameBeyondTheBoundClosesTheSocket() throws Exception {
    Browser browser = new Browser();
    open(browser, "sip").sendText(options(2, "X: " + "x".repeat(70_000) + "\r\n"), true).get(5, TimeUnit.SECONDS);
    assertThat(browser.closeCode()).isEqualTo(1009);
  }

  @Test void aFloodClosesTheSocket() throws Exception {
    Browser browser = new Browser();
    WebSocket socket = open(browser, "sip");
    for (int i = 0; i <= SipSocket.BURST * 2 && !socket.isOutputClosed(); i++) {
      // A send that meets the closed socket is what we are after.
      assertThat(socket.sendText(options(1_000 + i, ""), true).handle((sent, closed) -> "done").get(5, TimeUnit.SECONDS)).isEqualTo("done");
    }
    assertThat(browser.closeCode()).isEqualTo(1008);
  }
}
