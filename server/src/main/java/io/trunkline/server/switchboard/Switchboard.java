package io.trunkline.server.switchboard;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Extension;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.TenantId;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.directory.TenantLoads;
import io.trunkline.server.directory.TrunkStates;
import io.trunkline.server.platform.NodeFigures;
import io.trunkline.sip.ListenPoint;
import io.trunkline.sip.SipFlow;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.CallHandler;
import io.trunkline.telephony.Destination;
import io.trunkline.telephony.DialOptions;
import io.trunkline.telephony.NodeLoad;
import io.trunkline.telephony.OutgoingCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The calls of this node, for the capabilities above. Thread-safe; a tenant only ever finds its own calls.
@Component
public class Switchboard implements NodeFigures, TrunkStates, TenantLoads {
  private final TelephonyNode node;

  Switchboard(TelephonyNode node) { this.node = node; }

  /// A call that is up. Another tenant's isn't found.
  public Optional<Call> call(TenantId tenant, CallId id) {
    return node.isRunning() ? node.telephony().call(id).filter(call -> call.tenant().equals(tenant)) : Optional.empty();
  }

  public List<Call> calls(TenantId tenant) {
    return node.isRunning() ? node.telephony().calls().stream().filter(call -> call.tenant().equals(tenant)).toList() : List.of();
  }

  @Override public int callsNow(TenantId tenant) { return calls(tenant).size(); }

  /// Begins a call: rings `first`, and when that answers runs `script` with it as the caller.
  ///
  /// @param id chosen by whoever begins it, so that it can be named before it exists
  public Call begin(CallId id, TenantConfig tenant, Party dialled, Destination first, DialOptions options, CallHandler script) {
    // A colleague sees the extension, the outside world one of the tenant's numbers.
    Party from = dialled instanceof Extension ? options.callerId() : DialRules.callerId(tenant);
    return node.telephony().originate(new OutgoingCall(id, tenant.tenant(), tenant.maxCalls(), from, dialled, first, options), script);
  }

  /// Takes over a WebSocket that speaks SIP.
  public SipFlow accept(SipFlow.Remote remote) { return node.telephony().accept(remote); }

  public List<ListenPoint> listenPoints() { return node.telephony().listenPoints(); }

  /// New calls are refused from now on; those that are up go on.
  public void drain() {
    if (node.isRunning()) node.telephony().drain();
  }

  private @Nullable NodeLoad figures() { return node.isRunning() ? node.telephony().load() : null; }

  @Override public int callsNow() {
    NodeLoad load = figures();
    return load == null ? 0 : load.calls();
  }

  @Override public int ratedCalls() {
    NodeLoad load = figures();
    return load == null ? 0 : load.ratedCalls();
  }

  @Override public double load() {
    NodeLoad load = figures();
    return load == null ? 0 : load.load();
  }

  @Override public int mediaLegs() {
    NodeLoad load = figures();
    return load == null ? 0 : load.mediaLegs();
  }

  @Override public boolean draining() {
    NodeLoad load = figures();
    return load != null && load.draining();
  }

  @Override public TrunkStates.@Nullable TrunkState of(long trunk) {
    if (!node.isRunning()) return null;
    return node.telephony().trunks().state(trunk)
        .map(state -> new TrunkStates.TrunkState(state.reachable(), state.lastProbeAt(), state.since(), state.callsNow(), state.unanswered(), state.detail()))
        .orElse(null);
  }
}
