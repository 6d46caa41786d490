package io.trunkline.server.records.internal;

import io.trunkline.kernel.AgentId;
import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.LegId;
import io.trunkline.kernel.QueueId;
import io.trunkline.server.acd.ContactAbandoned;
import io.trunkline.server.acd.ContactConnected;
import io.trunkline.server.acd.ContactOffered;
import io.trunkline.server.acd.ContactOverflowed;
import io.trunkline.server.acd.ContactQueued;
import io.trunkline.server.acd.OfferEnded;
import io.trunkline.server.acd.WrapUpEnded;
import io.trunkline.server.ivr.VoicemailLeft;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.recording.RecordingFinished;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.records.Talking;
import io.trunkline.server.switchboard.CallAnswered;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallLost;
import io.trunkline.server.switchboard.CallStarted;
import io.trunkline.server.switchboard.PartyJoined;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a call's row needs, folded from the call's facts in their order: [#begun], then [#next] for each further one. Pure.
/// Kept with the row, so that facts of a later batch go on where the earlier ones stopped.
///
/// @param queue  the last queue the caller waited in
/// @param agent  the last agent who talked or, for a call by an agent, the one who dialled
/// @param offers how many offers ring now
record CallFold(
    CallStarted start, @Nullable Instant answeredAt, @Nullable QueueId queue, @Nullable AgentId agent, Span waiting, Span ringing, int offers,
    Talking talking, List<Recorded> recordings, List<Note> notes, boolean voicemail, @Nullable Ending ending) {

  /// @param duration null while it runs
  record Recorded(LegId id, RecordingStarted.Kind kind, @Nullable Duration duration) {}

  /// What an agent wrote after the call.
  record Note(AgentId agent, @Nullable String text, @Nullable String category) {}

  /// @param by   null when the node died with the call
  /// @param lost why it was lost; null when it ended in order
  record Ending(Instant at, CallEnded.@Nullable By by, @Nullable Cause cause, CallEnded.Fault fault, @Nullable String lost) {}

  static CallFold begun(CallStarted start) {
    return new CallFold(start, null, null, start.agent(), Span.NONE, Span.NONE, 0, Talking.begun(start), List.of(), List.of(), false, null);
  }

  CallId call() { return start.call(); }

  /// A fact of this call that changes nothing in its row (a step in the menu) gives the same fold.
  CallFold next(Fact fact) {
    CallFold heard = talking(talking.next(start, fact));
    return switch (fact) {
      case CallAnswered answered -> heard.answered(answered.at());
      case ContactQueued queued -> heard.waiting(waiting.begun(queued.at())).in(queued.queue());
      case ContactOffered offered -> heard.ringing(ringing.begun(offered.at()), offers + 1);
      case OfferEnded over -> heard.ringing(offers <= 1 ? ringing.stopped(over.at()) : ringing, Math.max(0, offers - 1));
      case ContactConnected connected -> heard.waiting(waiting.stopped(connected.at())).in(connected.queue()).by(connected.agent());
      case ContactOverflowed overflowed -> heard.waiting(waiting.stopped(overflowed.at()));
      case ContactAbandoned abandoned -> heard.waiting(waiting.stopped(abandoned.at()));
      case PartyJoined joined -> heard.by(joined.party().agent());
      case RecordingStarted begun -> heard.recordings(with(recordings, new Recorded(begun.recording(), begun.kind(), null)));
      case RecordingFinished done -> heard.recordings(recordings.stream()
          .map(each -> each.id().equals(done.recording()) ? new Recorded(each.id(), each.kind(), done.duration()) : each).toList());
      case VoicemailLeft left -> heard.in(left.box()).leftMessage();
      case WrapUpEnded done when done.notes() != null || done.category() != null ->
          heard.notes(with(notes, new Note(done.agent(), done.notes(), done.category())));
      case CallEnded end -> heard.ended(new Ending(end.at(), end.by(), end.cause(), end.fault(), null));
      case CallLost lost -> heard.ended(new Ending(lost.at(), null, null, CallEnded.Fault.OURS, lost.why()));
      default -> heard;
    };
  }

  private CallFold answered(Instant at) {
    return new CallFold(start, answeredAt == null ? at : answeredAt, queue, agent, waiting, ringing, offers, talking, recordings, notes, voicemail, ending);
  }

  private CallFold ended(Ending end) {
    if (ending != null) return this;   // the first end is the true one
    return new CallFold(start, answeredAt, queue, agent, waiting.stopped(end.at()), ringing.stopped(end.at()), 0, talking, recordings, notes, voicemail, end);
  }

  private CallFold in(@Nullable QueueId last) {
    return new CallFold(start, answeredAt, last == null ? queue : last, agent, waiting, ringing, offers, talking, recordings, notes, voicemail, ending);
  }

  private CallFold by(@Nullable AgentId last) {
    return new CallFold(start, answeredAt, queue, last == null ? agent : last, waiting, ringing, offers, talking, recordings, notes, voicemail, ending);
  }

  private CallFold waiting(Span span) {
    return new CallFold(start, answeredAt, queue, agent, span, ringing, offers, talking, recordings, notes, voicemail, ending);
  }

  private CallFold ringing(Span span, int open) {
    return new CallFold(start, answeredAt, queue, agent, waiting, span, open, talking, recordings, notes, voicemail, ending);
  }

  private CallFold talking(Talking now) {
    return new CallFold(start, answeredAt, queue, agent, waiting, ringing, offers, now, recordings, notes, voicemail, ending);
  }

  private CallFold recordings(List<Recorded> all) {
    return new CallFold(start, answeredAt, queue, agent, waiting, ringing, offers, talking, all, notes, voicemail, ending);
  }

  private CallFold notes(List<Note> all) {
    return new CallFold(start, answeredAt, queue, agent, waiting, ringing, offers, talking, recordings, all, voicemail, ending);
  }

  private CallFold leftMessage() {
    return new CallFold(start, answeredAt, queue, agent, waiting, ringing, offers, talking, recordings, notes, true, ending);
  }

  private static <T> List<T> with(List<T> list, T more) {
    List<T> all = new ArrayList<>(list);
    all.add(more);
    return List.copyOf(all);
  }
}
