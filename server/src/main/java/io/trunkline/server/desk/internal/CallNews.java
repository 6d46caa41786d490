package io.trunkline.server.desk.internal;

import io.trunkline.kernel.ContactId;
import io.trunkline.routing.AgentState;
import io.trunkline.routing.Event;
import io.trunkline.server.desk.DeskCall;
import io.trunkline.server.desk.internal.CallPicture.Member;
import io.trunkline.server.desk.internal.CallPicture.Part;
import io.trunkline.server.desk.internal.CallPicture.Share;
import io.trunkline.server.ivr.DigitsPressed;
import io.trunkline.server.ivr.IvrStep;
import io.trunkline.server.platform.journal.Fact;
import io.trunkline.server.recording.RecordingFinished;
import io.trunkline.server.recording.RecordingStarted;
import io.trunkline.server.switchboard.CallEnded;
import io.trunkline.server.switchboard.CallFacts;
import io.trunkline.server.switchboard.CallLost;
import io.trunkline.server.switchboard.CallParty;
import io.trunkline.server.switchboard.ConferenceStarted;
import io.trunkline.server.switchboard.PartyHeld;
import io.trunkline.server.switchboard.PartyJoined;
import io.trunkline.server.switchboard.PartyLeft;
import io.trunkline.server.switchboard.PartyLost;
import io.trunkline.server.switchboard.PartyReattached;
import io.trunkline.server.switchboard.PartyRetrieved;
import io.trunkline.server.switchboard.Transfer;
import io.trunkline.server.switchboard.TransferCompleted;
import io.trunkline.server.switchboard.TransferStarted;
import io.trunkline.telephony.CallFact;

/// The next picture of a call: a function of the former one and of what happened. What doesn't concern it gives the same picture.
public final class CallNews {
  private static final String TALKING = "TALKING";
  private static final String HELD = "HELD";
  private static final String CONSULTED = "CONSULTED";
  private static final String LOST = "LOST";

  private CallNews() {}

  public static CallPicture next(CallPicture picture, Fact fact) {
    return switch (fact) {
      case IvrStep f -> picture.with(new DeskCall.Pressed(f.label(), null));
      case DigitsPressed f -> picture.withDigits(f.digits());
      case PartyJoined f -> picture.with(new Member(f.party(), TALKING, false));
      case PartyHeld f -> picture.change(f.party(), member -> new Member(member.party(), HELD, member.muted()));
      case PartyRetrieved f -> picture.change(f.party(), member -> new Member(member.party(), TALKING, member.muted()));
      case PartyLost f -> picture.change(f.party(), member -> new Member(member.party(), LOST, member.muted()));
      case PartyReattached f -> picture.change(f.party(), member -> new Member(member.party(), TALKING, member.muted()));
      case PartyLeft f -> left(picture, f.party());
      case TransferStarted f -> f.kind() == Transfer.CONSULT ? picture.consulting(f.by()) : picture;
      case TransferCompleted _ -> picture.consulting(null);
      case ConferenceStarted _ -> picture.inConference();
      case RecordingStarted _ -> picture.recorded(true);
      case RecordingFinished _ -> picture.recorded(false);
      case CallEnded _, CallLost _ -> picture.over();
      default -> picture;
    };
  }

  private static CallPicture left(CallPicture picture, CallParty party) {
    CallPicture without = picture.without(party);
    return picture.consultBy() != null && picture.consultBy().equals(party.agent()) ? without.consulting(null) : without;
  }

  /// What facts for records don't tell, but a page must show.
  public static CallPicture next(CallPicture picture, CallFact fact) {
    return switch (fact) {
      case CallFact.Muted(var leg, boolean muted) -> picture.change(CallFacts.party(leg), member -> new Member(member.party(), member.state(), muted));
      case CallFact.Consulting(_, var consulted) -> picture.with(new Member(CallFacts.party(consulted), CONSULTED, false));
      case CallFact.ConsultCancelled _ -> picture.consulting(null);
      case CallFact.Started _, CallFact.Answered _, CallFact.Dialling _, CallFact.DialEnded _, CallFact.Joined _, CallFact.Held _, CallFact.Retrieved _,
          CallFact.TransferStarted _, CallFact.TransferCompleted _, CallFact.ConferenceStarted _, CallFact.Supervised _, CallFact.SupervisionOver _, CallFact.Lost _, CallFact.Reattached _, CallFact.Left _,
          CallFact.FellSilent _, CallFact.HeardAgain _, CallFact.Sounded _, CallFact.ScriptFailed _, CallFact.Ended _ -> picture;
    };
  }

  public static CallPicture next(CallPicture picture, Event event) {
    return switch (event) {
      case Event.ContactQueued e -> picture.inQueue(e.queue(), e.at());
      case Event.ContactOffered e -> picture.with(e.agent(), new Share(Part.OFFERED, e.at(), e.offer(), e.until()));
      case Event.OfferEnded e -> picture.without(e.agent(), Part.OFFERED);
      case Event.ContactConnected e -> picture.with(e.agent(), new Share(Part.SERVING, e.at(), null, null)).connected(e.at());
      case Event.ContactStarted e -> picture.with(e.agent(), new Share(Part.SERVING, e.at(), null, null));
      case Event.AgentStateChanged e -> changed(picture, e);
      case Event.ContactEnded _, Event.AgentReleased _, Event.NextStateChanged _, Event.StationSeen _, Event.WrapUpEnded _, Event.AgentRemoved _, Event.ContactOverflowed _, Event.DirectOfferFailed _,
          Event.ContactWithdrawn _, Event.ContactAbandoned _, Event.Refused _ -> picture;
    };
  }

  /// From talking straight to wrap-up: in between, a call that is over would be nobody's and be forgotten.
  private static CallPicture changed(CallPicture picture, Event.AgentStateChanged e) {
    if (e.to() instanceof AgentState.WrapUp wrapUp && isAbout(picture, wrapUp.contact()))
      return picture.with(e.agent(), new Share(Part.WRAP_UP, e.at(), null, wrapUp.until()));
    return switch (e.from()) {
      case AgentState.Talking talking when isAbout(picture, talking.contact()) -> picture.without(e.agent(), Part.SERVING);
      case AgentState.WrapUp wrapUp when isAbout(picture, wrapUp.contact()) -> picture.without(e.agent(), Part.WRAP_UP);
      case AgentState.Offline _, AgentState.NotReady _, AgentState.Ready _, AgentState.Ringing _, AgentState.Talking _, AgentState.WrapUp _ -> picture;
    };
  }

  private static boolean isAbout(CallPicture picture, ContactId contact) { return picture.id().value().equals(contact.value()); }
}
