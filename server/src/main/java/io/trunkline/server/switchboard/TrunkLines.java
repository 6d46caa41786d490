package io.trunkline.server.switchboard;

import io.trunkline.server.directory.TrunkSetup;
import io.trunkline.sip.Credentials;
import io.trunkline.sip.Transport;
import io.trunkline.telephony.NumberPlan;
import io.trunkline.telephony.TrunkConfig;
import io.trunkline.telephony.Trunks;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps telephony's trunks as the operator set them up.
final class TrunkLines {
  private static final Logger LOG = LoggerFactory.getLogger(TrunkLines.class);
  private static final Duration REGISTRATION = Duration.ofMinutes(5);

  private TrunkLines() {}

  /// Puts what is new or changed, removes what is gone. A trunk that can't be used is left out with a line that says why, and never stops the others.
  static void follow(Trunks trunks, List<TrunkSetup> wanted) {
    Set<Long> kept = new HashSet<>();
    for (TrunkSetup setup : wanted) {
      try {
        TrunkConfig config = config(setup);
        kept.add(setup.id());
        if (!trunks.all().contains(config)) trunks.put(config);
      } catch (IllegalArgumentException unusable) {
        LOG.atError().addKeyValue("trunk", setup.name()).addKeyValue("why", unusable.getMessage()).log("trunk.unusable");
      }
    }
    for (TrunkConfig known : List.copyOf(trunks.all())) if (!kept.contains(known.id())) trunks.remove(known.id());
  }

  static TrunkConfig config(TrunkSetup setup) {
    String username = setup.username();
    String password = setup.password();
    Credentials credentials = username == null || password == null ? null : new Credentials(username, password);
    NumberPlan numbers = NumberPlan.CHINA.writing(format(setup.outboundFormat())).prefixed(setup.outboundPrefix())
        .dialling(setup.inboundPrefix()).in(setup.areaCode());
    return new TrunkConfig(setup.id(), setup.name(), setup.addresses().stream().map(TrunkConfig.Address::parse).toList(),
        setup.transport() == TrunkSetup.Transport.TCP ? Transport.TCP : Transport.UDP, credentials, setup.maxCalls(), numbers,
        setup.callerIdHeader() == TrunkSetup.CallerIdHeader.PAI ? TrunkConfig.CallerIdHeader.PAI : TrunkConfig.CallerIdHeader.FROM,
        setup.kind() == TrunkSetup.Kind.REGISTRATION ? REGISTRATION : null, setup.enabled());
  }

  private static NumberPlan.Format format(TrunkSetup.Format format) {
    return switch (format) {
      case E164 -> NumberPlan.Format.E164;
      case NATIONAL -> NumberPlan.Format.NATIONAL;
      case PLAIN86 -> NumberPlan.Format.PLAIN;
    };
  }
}
