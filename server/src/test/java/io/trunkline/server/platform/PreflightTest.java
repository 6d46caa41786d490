package io.trunkline.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir Path data;

  @Test void nothingIsWrongWithFreePortsAndADirectoryOfItsOwn() throws IOException {
    assertThat(Preflight.complaint(properties())).isEmpty();
    assertThat(Files.readString(data.resolve("lock")).strip()).isEqualTo(Long.toString(ProcessHandle.current().pid()));
  }

  @Test void eachMistakeIsNamedWithWhatToDo() throws IOException {
    refuses("http", "eighty", "--http can't be eighty; ./run --help");
    refuses("http", "70000", "--http must be a port");
    refuses("rtp", "20000", "--rtp must be a range of ports");
    refuses("rtp", "30000-20000", "--rtp must hold at least four ports");
    refuses("media-io", "fastest", "--media-io can't be fastest; ./run --help");
    refuses("rated-calls", "0", "--rated-calls must be at least 1");
    refuses("roles", "media", "--roles can only be all");
    refuses("advertise", "no.such.name.invalid", "--advertise must be an address");
    refuses("tls.certificate", "cert.pem", "belong together");
    refuses("db.url", "postgres://there/db", "--db-url must look like jdbc:postgresql:");
    refuses("data", "/proc/none", "can't write in /proc/none");
    refuses("data", Files.createFile(data.resolve("file")).toString(), "choose another directory with --data");
  }

  @Test void aPortInUseIsNamedWithItsOption() throws IOException {
    try (ServerSocket tcp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DatagramSocket udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      refuses("http", Integer.toString(tcp.getLocalPort()), "choose another one with --http");
      refuses("https", Integer.toString(tcp.getLocalPort()), "choose another one with --https");
      refuses("sip", Integer.toString(udp.getLocalPort()), "choose another one with --sip");
    }
  }

  @Test void twoNeverWorkInOneDirectory() throws IOException {
    Path file = data.resolve("lock");
    Files.writeString(file, "4711\n");
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE); FileLock held = other.lock()) {
      assertThat(held.isValid()).isTrue();
      assertThat(Preflight.complaint(properties())).hasValueSatisfying(line -> assertThat(line).contains("process 4711 works in").contains("--data"));
    }
  }

  private void refuses(String key, String value, String words) {
    Map<String, Object> properties = properties();
    properties.put("trunkline." + key, value);
    assertThat(Preflight.complaint(properties)).as(key + "=" + value).hasValueSatisfying(line -> assertThat(line).contains(words).doesNotContain("\n"));
  }

  private Map<String, Object> properties() {
    return new HashMap<>(Map.of("trunkline.data", data.toString(), "trunkline.http", "0", "trunkline.sip", "0"));
  }
}
