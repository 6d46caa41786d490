package io.trunkline.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.trunkline.acceptance.kit.Browser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The browser driver on a page of its own: a microphone connected to a loudspeaker by WebRTC.
class BrowserKitTest {
  private static final String PAGE = """
      <!doctype html><title>loop</title><button id=b>Call us</button><label>Name <input></label><p id=p></p><audio id=a autoplay></audio><script>
      b.onclick = async () => {
        const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
        const one = new RTCPeerConnection(), two = new RTCPeerConnection();
        one.onicecandidate = e => two.addIceCandidate(e.candidate); two.onicecandidate = e => one.addIceCandidate(e.candidate);
        two.ontrack = e => { a.srcObject = e.streams[0]; };
        stream.getTracks().forEach(t => one.addTrack(t, stream));
        await one.setLocalDescription(); await two.setRemoteDescription(one.localDescription);
        await two.setLocalDescription(); await one.setRemoteDescription(two.localDescription);
        p.textContent = "talking with " + document.querySelector("input").value;
        console.error("a complaint");
      };
      </script>""";

  @Test void aBrowserClicksTypesAndHearsItsMicrophonesTone() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
      byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, page.length);
      try (var body = exchange.getResponseBody()) {
        body.write(page);
      }
    });
    server.start();
    try (Browser browser = Browser.start(700, "en-US")) {
      browser.opens("http://localhost:" + server.getAddress().getPort() + "/").types("Name", "王芳").clicks("^Call us").sees("talking with 王芳");
      browser.hearsTone(700, Duration.ofSeconds(10)).hearsNoTone(1300, Duration.ofSeconds(2));
      assertThat(browser.complaints()).containsExactly("a complaint");
    } finally {
      server.stop(0);
    }
  }
}
