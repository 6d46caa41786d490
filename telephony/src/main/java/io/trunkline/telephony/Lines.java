package io.trunkline.telephony;

import io.trunkline.kernel.Time;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.SipStack;
import io.trunkline.sip.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All trunks of a node. Thread-safe.
final class Lines implements Trunks {
  private final SipStack sip;
  private final Time time;
  private final TelephonyConfig config;
  private final TelephonyListener listener;
  private final ServiceRecords names;
  private final Map<Long, Line> lines = new ConcurrentHashMap<>();

  Lines(SipStack sip, Time time, TelephonyConfig config, TelephonyListener listener) {
    this.sip = sip;
    this.time = time;
    this.config = config;
    this.listener = listener;
    this.names = new ServiceRecords(config.resolver());
  }

  @Override public void put(TrunkConfig trunk) {
    Line line = new Line(trunk, sip, time, config.patience(), names, listener);
    Line before = lines.put(trunk.id(), line);
    if (before != null) {
      line.countingLike(before);
      before.close();
    }
    line.open();
  }

  @Override public void remove(long id) {
    Line line = lines.remove(id);
    if (line != null) line.close();
  }

  @Override public Collection<TrunkConfig> all() { return lines.values().stream().map(Line::config).toList(); }

  @Override public Optional<TrunkState> state(long id) { return Optional.ofNullable(lines.get(id)).map(Line::state); }

  /// Over which to dial, the best first.
  List<Line> candidates(@Nullable Long id) {
    if (id != null) return Optional.ofNullable(lines.get(id)).filter(line -> line.config().enabled()).map(List::of).orElse(List.of());
    return lines.values().stream().filter(line -> line.config().enabled())
        .sorted(Comparator.comparing((Line line) -> !line.state().reachable()).thenComparingLong(line -> line.config().id())).toList();
  }

  /// Whose request this is, by where it came from: address and port if a trunk names both, else the address alone, for carriers that send from
  /// other ports than they listen on.
  @Nullable Line from(Source source) {
    InetSocketAddress address = source.address();
    Line byHost = null;
    for (Line line : lines.values()) {
      if (!line.config().enabled()) continue;
      if (line.isAt(address)) return line;
      if (byHost == null && line.isAtHost(address.getAddress())) byHost = line;
    }
    return byHost;
  }

  /// What answers the challenge of whoever is at this literal address; null for phones, and for trunks that go by address alone.
  @Nullable Credentials credentials(String host) {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(host.replace("[", "").replace("]", ""));
    } catch (IllegalArgumentException name) {
      return null;
    }
    return lines.values().stream().filter(line -> line.isAtHost(address)).map(line -> line.config().credentials()).filter(Objects::nonNull).findFirst().orElse(null);
  }

  void close() { List.copyOf(lines.keySet()).forEach(this::remove); }
}
