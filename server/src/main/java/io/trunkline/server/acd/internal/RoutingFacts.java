package io.trunkline.server.acd.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.ContactId;
import io.trunkline.kernel.QueueId;
import io.trunkline.kernel.TenantId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.By;
import io.trunkline.routing.Event;
import io.trunkline.routing.OfferEnd;
import io.trunkline.routing.Overflow;
import io.trunkline.routing.Reason;
import io.trunkline.server.acd.AgentStateChanged;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactOffered;
import io.trunkline.server.acd.ContactOverflowed;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.OfferEnded;
import io.trunkline.server.platform.journal.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Routing's events as facts. What concerns no queue (a direct transfer) is told by the switchboard's facts.
public final class RoutingFacts {
  /// Names that only the server knows.
  public interface Names {
    /// Of a tenant's own reason.
    @Nullable String reason(TenantId tenant, long id);

    /// Of the supervisor who changed this agent's state last.
    @Nullable String supervisor(TenantId tenant, AgentId agent);

    /// Within which an answer of this queue is in time.
    @Nullable Duration serviceLevel(TenantId tenant, QueueId queue);
  }

  private RoutingFacts() {}

  public static List<Fact> of(Event event, Names names) {
    List<Fact> facts = new ArrayList<>(2);
    switch (event) {
      case Event.AgentStateChanged e -> facts.add(new AgentStateChanged(e.tenant(), e.at(), e.agent(), e.from().name(), e.to().name(),
          e.to() instanceof AgentState.NotReady(_, Reason reason, _) ? reason(e.tenant(), reason, names) : null, contact(e.to()), by(e, names)));
      case Event.ContactQueued e -> facts.add(new ContactQueued(e.tenant(), e.at(), call(e.contact()), e.contact(), e.queue(), e.priority(), names.serviceLevel(e.tenant(), e.queue())));
      case Event.ContactOffered e -> {
        if (e.queue() != null) facts.add(new ContactOffered(e.tenant(), e.at(), call(e.contact()), e.contact(), e.queue(), e.agent(), e.offer().value()));
      }
      case Event.OfferEnded e -> {
        if (e.queue() != null) facts.add(new OfferEnded(e.tenant(), e.at(), call(e.contact()), e.contact(), e.agent(), e.offer().value(), why(e.why())));
      }
      case Event.ContactConnected e -> {
        if (e.queue() == null) break;
        facts.add(new OfferEnded(e.tenant(), e.at(), call(e.contact()), e.contact(), e.agent(), e.offer().value(), OfferEnded.Why.TAKEN));
        facts.add(new ContactConnected(e.tenant(), e.at(), call(e.contact()), e.contact(), e.queue(), e.agent(), e.waited()));
      }
      case Event.ContactOverflowed e ->
          facts.add(new ContactOverflowed(e.tenant(), e.at(), call(e.contact()), e.contact(), e.queue(), why(e.why()), to(e.to())));
      case Event.ContactAbandoned e -> {
        if (e.queue() != null) facts.add(new ContactAbandoned(e.tenant(), e.at(), call(e.contact()), e.contact(), e.queue(), e.waited()));
      }
      case Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.AgentRemoved _, Event.ContactStarted _, Event.DirectOfferFailed _,
          Event.ContactWithdrawn _, Event.AgentReleased _, Event.ContactEnded _, Event.Refused _ -> { }
    }
    return facts;
  }

  /// A voice contact carries its call's id.
  public static CallId call(ContactId contact) { return new CallId(contact.value()); }

  private static @Nullable ContactId contact(AgentState state) {
    return switch (state) {
      case AgentState.Ringing ringing -> ringing.contact();
      case AgentState.Talking talking -> talking.contact();
      case AgentState.WrapUp wrapUp -> wrapUp.contact();
      case AgentState.Offline _, AgentState.NotReady _, AgentState.Ready _ -> null;
    };
  }

  private static @Nullable String reason(TenantId tenant, Reason reason, Names names) {
    return reason.kind() == Reason.Kind.CHOSEN ? names.reason(tenant, reason.id()) : reason.kind().name();
  }

  private static String by(Event.AgentStateChanged e, Names names) {
    if (e.by() != By.SUPERVISOR) return e.by() == By.AGENT ? "AGENT" : "SYSTEM";
    String name = names.supervisor(e.tenant(), e.agent());
    return name == null ? "SYSTEM" : name;
  }

  private static OfferEnded.Why why(OfferEnd why) {
    return switch (why) {
      case NO_ANSWER -> OfferEnded.Why.NO_ANSWER;
      case REJECTED -> OfferEnded.Why.REJECTED;
      case FAILED -> OfferEnded.Why.FAILED;
      case CALLER_LEFT -> OfferEnded.Why.CALLER_LEFT;
      case WITHDRAWN -> OfferEnded.Why.WITHDRAWN;
      case REVOKED -> OfferEnded.Why.REVOKED;
    };
  }

  private static ContactOverflowed.Why why(Overflow.Why why) {
    return switch (why) {
      case TIMEOUT -> ContactOverflowed.Why.TIMEOUT;
      case FULL -> ContactOverflowed.Why.FULL;
      case NO_AGENTS -> ContactOverflowed.Why.NO_AGENTS;
      case QUEUE_REMOVED -> ContactOverflowed.Why.QUEUE_REMOVED;
    };
  }

  private static String to(Overflow to) {
    return switch (to) {
      case Overflow.ToQueue(var queue) -> "QUEUE " + queue;
      case Overflow.ToVoicemail _ -> "VOICEMAIL";
      case Overflow.HangUp _ -> "HANG_UP";
      case Overflow.Stay _ -> "STAY";
    };
  }
}
