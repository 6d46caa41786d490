package io.trunkline.server.switchboard;

import io.trunkline.kernel.Cause;
import io.trunkline.kernel.Party;
import io.trunkline.server.directory.Directory;
import io.trunkline.server.directory.NumberConfig;
import io.trunkline.server.directory.StationCredential;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.telephony.Account;
import io.trunkline.telephony.IncomingCall;
import io.trunkline.telephony.Origin;
import io.trunkline.telephony.Plan;
import io.trunkline.telephony.Route;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose a call is, from the directory's memory: numbers belong to tenants, accounts to agents and guests.
@Component
class TenantPlan implements Plan {
  private final Directory directory;
  private final PassingAccounts passing;

  TenantPlan(Directory directory, PassingAccounts passing) {
    this.directory = directory;
    this.passing = passing;
  }

  @Override public Route route(IncomingCall call) {
    return switch (call.origin()) {
      case Origin.FromTrunk _ -> number(call).map(dialled -> accept(dialled.tenant())).orElse(new Route.Refuse(404, Cause.UNALLOCATED_NUMBER));
      case Origin.FromStation(Account account) -> ofAccount(account);
      case Origin.FromGuest(Account account) -> number(call).isPresent() ? ofAccount(account) : new Route.Refuse(403, Cause.CALL_REJECTED);
      case Origin.Here _ -> new Route.Refuse(500, Cause.PROTOCOL_ERROR);
    };
  }

  /// Which of a tenant's numbers this call is for. A number bound to one trunk isn't reached through another: nobody calls a tenant by pretending.
  Optional<Directory.Dialled> number(IncomingCall call) {
    return switch (call.origin()) {
      case Origin.FromTrunk(var trunk) -> directory.byNumber(call.dialled()).filter(found -> comesBy(found.number(), trunk.id()));
      case Origin.FromGuest(Account account) -> guest(account, call.dialled());
      case Origin.FromStation _, Origin.Here _ -> Optional.empty();
    };
  }

  @Override public @Nullable Account account(String username) {
    Account account = passing.find(username);
    return account != null ? account : directory.byStation(username).map(TenantPlan::phone).orElse(null);
  }

  private Optional<Directory.Dialled> guest(Account account, Party dialled) {
    if (!(account.subject() instanceof WebGuests.Pass pass)) return Optional.empty();
    return directory.byWebLink(pass.token())
        .filter(link -> link.link().enabled() && link.number().number().equals(dialled))
        .map(link -> new Directory.Dialled(link.tenant(), link.number()));
  }

  private static boolean comesBy(NumberConfig number, long trunk) { return number.trunk() == null || number.trunk() == trunk; }

  private Route ofAccount(Account account) {
    return directory.find(account.tenant()).map(TenantPlan::accept).orElse(new Route.Refuse(403, Cause.CALL_REJECTED));
  }

  private static Route accept(TenantConfig tenant) {
    // Suspended: the number exists, nobody is there. 480 rather than 503, which would keep the carrier from sending other tenants' calls.
    return tenant.active() ? new Route.Accept(tenant.tenant(), tenant.maxCalls()) : new Route.Refuse(480, Cause.SUBSCRIBER_ABSENT);
  }

  private static @Nullable Account phone(Directory.Station station) {
    StationCredential credential = station.credential();
    TenantConfig tenant = station.tenant();
    if (!tenant.active()) return null;
    return new Account(credential.username(), AgentStations.phoneAor(tenant.tenant(), credential.agent()), tenant.tenant(), Account.Kind.SIP_PHONE,
        credential.ha1Md5(), credential.ha1Sha256(), null, new StationOwner(tenant.tenant(), credential.agent()));
  }
}
