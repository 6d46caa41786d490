package io.trunkline.server.desk.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.Party;
import io.trunkline.kernel.QueueId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Reason;
import io.trunkline.routing.Target;
import io.trunkline.server.acd.AgentStatus;
import io.trunkline.server.acd.Notes;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.desk.DeskSnapshot;
import io.trunkline.server.desk.internal.CallPicture.Member;
import io.trunkline.server.desk.internal.CallPicture.Part;
import io.trunkline.server.desk.internal.CallPicture.Share;
import io.trunkline.server.directory.AgentConfig;
import io.trunkline.server.directory.QueueConfig;
import io.trunkline.server.directory.TenantConfig;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.telephony.Conversation.Supervision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page shows of pictures and statuses. Pure.
public final class DeskViews {
  private DeskViews() {}

  public static DeskCall call(CallPicture picture, AgentId agent, Share share, TenantConfig config, @Nullable Notes notes,
      DeskCall.@Nullable Supervisor supervisor) {
    DeskCall.State state = state(picture, agent, share);
    List<DeskCall.Customer> found = picture.customers().found();
    return new DeskCall(picture.id().toString(), picture.direction(), state, text(picture.from()), text(picture.dialled()), picture.area(), queue(picture.queue(), config),
        waited(picture, share), picture.ivr(), found.size() == 1 ? found.getFirst() : null, found, picture.customers().unavailable(), share.since(),
        share.part() == Part.OFFERED ? share.until() : null, picture.members().stream().map(member -> party(picture, member, config)).toList(), picture.recording(),
        notes == null ? null : new DeskCall.Note(notes.text(), notes.category()),
        picture.from().equals(CallStarted.PRACTICE), supervisor);
  }

  /// Who whispers or talks is heard anyway; who only listens is shown where the tenant wants it.
  public static DeskCall.@Nullable Supervisor supervisor(List<Supervisions.Beside> all, AgentId agent, TenantConfig config) {
    for (Supervisions.Beside one : all) {
      if (!one.agent().equals(agent) || !one.answered() || (one.mode() == Supervision.LISTEN && !config.settings().board().listeningShown())) continue;
      String name = name(one.supervisor(), config);
      return new DeskCall.Supervisor(name == null ? "" : name, one.mode());
    }
    return null;
  }

  static DeskCall.State state(CallPicture picture, AgentId agent, Share share) {
    Member own = member(picture, agent);
    return switch (share.part()) {
      case OFFERED -> DeskCall.State.OFFERED;
      case WRAP_UP -> DeskCall.State.WRAP_UP;
      case SERVING -> {
        if (agent.equals(picture.consultBy()) || (own != null && own.state().equals("CONSULTED"))) yield DeskCall.State.CONSULTING;
        if (own == null) yield DeskCall.State.RINGING;
        if (own.state().equals("HELD")) yield DeskCall.State.HELD;
        yield picture.conference() ? DeskCall.State.CONFERENCE : DeskCall.State.TALKING;
      }
    };
  }

  private static @Nullable Member member(CallPicture picture, AgentId agent) {
    for (Member member : picture.members()) if (agent.equals(member.party().agent())) return member;
    return null;
  }

  private static @Nullable Long waited(CallPicture picture, Share share) {
    if (picture.queuedAt() == null) return null;
    Instant until = picture.connectedAt() == null ? share.since() : picture.connectedAt();
    return Math.max(0, Duration.between(picture.queuedAt(), until).toSeconds());
  }

  private static DeskCall.@Nullable Named queue(@Nullable QueueId id, TenantConfig config) {
    if (id == null) return null;
    QueueConfig queue = config.queues().get(id);
    return new DeskCall.Named(id.value(), queue == null ? "" : queue.name());
  }

  private static DeskCall.Party party(CallPicture picture, Member member, TenantConfig config) {
    AgentId agent = member.party().agent();
    Party number = member.party().number();
    String name = switch (member.party().kind()) {
      case CUSTOMER -> picture.customers().found().size() == 1 ? picture.customers().found().getFirst().name() : null;
      case AGENT -> agent == null ? null : name(agent, config);
      case EXTERNAL -> number == null ? null : text(number);
    };
    String id = switch (member.party().kind()) {
      case CUSTOMER -> "customer";
      case AGENT -> "agent-" + agent;
      case EXTERNAL -> "external-" + (number == null ? "" : number.dialable());
    };
    return new DeskCall.Party(id, member.party().kind().name(), name, member.state(), member.muted());
  }

  private static @Nullable String name(AgentId agent, TenantConfig config) {
    AgentConfig known = config.agents().get(agent);
    return known == null ? null : known.name();
  }

  /// Whole: the agent serves this person. The form that can be dialled again.
  private static String text(Party party) { return party.dialable(); }

  public static DeskSnapshot.State state(@Nullable AgentStatus status, TenantConfig config) {
    if (status == null) return new DeskSnapshot.State("OFFLINE", null, Instant.EPOCH, null, null);
    AgentState state = status.state();
    Instant until = switch (state) {
      case AgentState.Ringing ringing -> ringing.until();
      case AgentState.WrapUp wrapUp -> wrapUp.until();
      case AgentState.Offline _, AgentState.NotReady _, AgentState.Ready _, AgentState.Talking _ -> null;
    };
    String next = status.next() == null ? null : switch (status.next().target()) {
      case Target.Ready _ -> "READY";
      case Target.NotReady _ -> "NOT_READY";
      case Target.Offline _ -> "OFFLINE";
    };
    return new DeskSnapshot.State(state.name(), state instanceof AgentState.NotReady notReady ? reason(notReady.reason(), config) : null, state.since(), until, next);
  }

  private static DeskSnapshot.@Nullable Reason reason(Reason reason, TenantConfig config) {
    if (reason.kind() != Reason.Kind.CHOSEN) return new DeskSnapshot.Reason(0, reason.kind().name());
    io.trunkline.server.directory.Reason known = config.reasons().get(reason.id());
    return known == null ? null : new DeskSnapshot.Reason(known.id(), known.name());
  }
}
