package io.trunkline.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// A network cable between this machine and a desk: a pair of virtual interfaces, of which the far one is the only one in a network namespace of its own. What runs
/// there loses its network when the cable is pulled, as a laptop does whose Wi-Fi goes. Needs root.
public final class Cable implements AutoCloseable {
  private final String name = "tl" + Long.toString(ThreadLocalRandom.current().nextLong(36L * 36 * 36 * 36 * 36), 36);
  private final String near = name + "a";
  private final String far = name + "b";
  private final String net = "10.231." + ThreadLocalRandom.current().nextInt(256) + ".";

  private Cable() {}

  public static Cable plugged() {
    Cable cable = new Cable();
    try {
      ip("netns", "add", cable.name);
      ip("link", "add", cable.near, "type", "veth", "peer", "name", cable.far);
      ip("link", "set", cable.far, "netns", cable.name);
      ip("addr", "add", cable.server() + "/30", "dev", cable.near);
      ip("link", "set", cable.near, "up");
      cable.atTheDesk("addr", "add", cable.net + "2/30", "dev", cable.far);
      cable.atTheDesk("link", "set", "lo", "up");
      cable.plug();
      return cable;
    } catch (RuntimeException | Error failure) {
      cable.close();
      throw failure;
    }
  }

  /// This machine as the desk reaches it.
  public String server() {
    return net + "1";
  }

  public void pull() {
    atTheDesk("link", "set", far, "down");
  }

  public void plug() {
    atTheDesk("link", "set", far, "up");
  }

  /// The command that runs `command` at the far end.
  List<String> there(List<String> command) {
    List<String> there = new ArrayList<>(List.of("ip", "netns", "exec", name));
    there.addAll(command);
    return there;
  }

  private void atTheDesk(String... what) {
    List<String> command = new ArrayList<>(List.of("-n", name));
    command.addAll(List.of(what));
    ip(command.toArray(String[]::new));
  }

  private static void ip(String... what) {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(what));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(String.join(" ", command) + ": " + said.strip());
    } catch (IOException e) {
      throw new UncheckedIOException("apt-get install iproute2", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// With the namespace go both interfaces.
  @Override public void close() {
    ip("netns", "delete", name);
  }
}
