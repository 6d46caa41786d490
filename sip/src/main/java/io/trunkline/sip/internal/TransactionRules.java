package io.trunkline.sip.internal;

import java.util.List;

/// The four transaction state machines of RFC 3261 §17 with the corrections of RFC 6026, as pure functions: they say what to do, [ClientTransaction] and
/// [ServerTransaction] do it. Over a reliable transport nothing is repeated and the pauses that only absorb repeats are left out.
final class TransactionRules {
  enum State { NEW, CALLING, TRYING, PROCEEDING, ACCEPTED, COMPLETED, CONFIRMED, ENDED }

  enum Input {
    START,
    /// A response from the peer (client) or from our user (server).
    PROVISIONAL, SUCCESS, FAILURE,
    /// The same request again (server).
    REQUEST,
    ACK,
    RETRANSMIT_DUE, DEADLINE_DUE,
    /// The transport failed.
    BROKEN
  }

  enum Effect {
    /// Send the request, or the response just given.
    SEND,
    /// Send the last message again.
    REPEAT,
    /// Send the ACK of a failure response (§17.1.1.3).
    ACKNOWLEDGE,
    /// Hand the message to the user.
    PASS,
    /// Repeat after T1, then twice as long each time: without bound (timer A), or up to T2 (E, G).
    RETRANSMIT, RETRANSMIT_UP_TO_T2,
    /// Repeat after T2 (timer E in Proceeding).
    RETRANSMIT_AT_T2,
    STOP_RETRANSMIT, STOP_DEADLINE,
    /// `DEADLINE_DUE` after 64*T1 (B, F, H, L, M, J), after T4 = 5 s (I, K), or after 32 s (D).
    DEADLINE_64T1, DEADLINE_T4, DEADLINE_32S,
    TELL_TIMEOUT, TELL_BROKEN, END
  }

  record Step(State state, List<Effect> effects) {
    static Step of(State state, Effect... effects) { return new Step(state, List.of(effects)); }
  }

  private TransactionRules() {}

  /// INVITE client: figure 5, with the Accepted state of RFC 6026 §7.2.
  static Step inviteClient(State state, Input input, boolean reliable) {
    return switch (state) {
      case NEW -> input != Input.START ? ignored(state)
          : reliable ? Step.of(State.CALLING, Effect.SEND, Effect.DEADLINE_64T1) : Step.of(State.CALLING, Effect.SEND, Effect.RETRANSMIT, Effect.DEADLINE_64T1);
      case CALLING, PROCEEDING -> switch (input) {
        case RETRANSMIT_DUE -> state == State.CALLING ? Step.of(state, Effect.REPEAT, Effect.RETRANSMIT) : ignored(state);
        case DEADLINE_DUE -> state == State.CALLING ? Step.of(State.ENDED, Effect.TELL_TIMEOUT, Effect.END) : ignored(state);
        case BROKEN -> Step.of(State.ENDED, Effect.TELL_BROKEN, Effect.END);
        case PROVISIONAL -> Step.of(State.PROCEEDING, Effect.STOP_RETRANSMIT, Effect.STOP_DEADLINE, Effect.PASS);
        case SUCCESS -> Step.of(State.ACCEPTED, Effect.STOP_RETRANSMIT, Effect.DEADLINE_64T1, Effect.PASS);
        case FAILURE -> reliable ? Step.of(State.ENDED, Effect.ACKNOWLEDGE, Effect.PASS, Effect.END)
            : Step.of(State.COMPLETED, Effect.STOP_RETRANSMIT, Effect.ACKNOWLEDGE, Effect.DEADLINE_32S, Effect.PASS);
        case START, REQUEST, ACK -> ignored(state);
      };
      // Each 2xx goes to the user: repeats want the ACK again, one with another tag is another branch of a fork.
      case ACCEPTED -> input == Input.SUCCESS ? Step.of(state, Effect.PASS) : endedBy(input, state);
      case COMPLETED -> input == Input.FAILURE ? Step.of(state, Effect.ACKNOWLEDGE) : endedBy(input, state);
      case TRYING, CONFIRMED, ENDED -> ignored(state);
    };
  }

  /// Non-INVITE client: figure 6.
  static Step client(State state, Input input, boolean reliable) {
    return switch (state) {
      case NEW -> input != Input.START ? ignored(state)
          : reliable ? Step.of(State.TRYING, Effect.SEND, Effect.DEADLINE_64T1) : Step.of(State.TRYING, Effect.SEND, Effect.RETRANSMIT_UP_TO_T2, Effect.DEADLINE_64T1);
      case TRYING, PROCEEDING -> switch (input) {
        case RETRANSMIT_DUE -> Step.of(state, Effect.REPEAT, state == State.TRYING ? Effect.RETRANSMIT_UP_TO_T2 : Effect.RETRANSMIT_AT_T2);
        case DEADLINE_DUE -> Step.of(State.ENDED, Effect.TELL_TIMEOUT, Effect.END);
        case BROKEN -> Step.of(State.ENDED, Effect.TELL_BROKEN, Effect.END);
        case PROVISIONAL -> Step.of(State.PROCEEDING, Effect.PASS);
        case SUCCESS, FAILURE -> reliable ? Step.of(State.ENDED, Effect.PASS, Effect.END)
            : Step.of(State.COMPLETED, Effect.STOP_RETRANSMIT, Effect.DEADLINE_T4, Effect.PASS);
        case START, REQUEST, ACK -> ignored(state);
      };
      case COMPLETED -> endedBy(input, state);
      case CALLING, ACCEPTED, CONFIRMED, ENDED -> ignored(state);
    };
  }

  /// INVITE server: figure 7, with the Accepted state of RFC 6026 §7.1.
  static Step inviteServer(State state, Input input, boolean reliable) {
    return switch (state) {
      case NEW -> input == Input.START ? Step.of(State.PROCEEDING, Effect.PASS) : ignored(state);
      case PROCEEDING -> switch (input) {
        case REQUEST -> Step.of(state, Effect.REPEAT);
        case PROVISIONAL -> Step.of(state, Effect.SEND);
        case SUCCESS -> Step.of(State.ACCEPTED, Effect.SEND, Effect.DEADLINE_64T1);
        case FAILURE -> reliable ? Step.of(State.COMPLETED, Effect.SEND, Effect.DEADLINE_64T1)
            : Step.of(State.COMPLETED, Effect.SEND, Effect.RETRANSMIT_UP_TO_T2, Effect.DEADLINE_64T1);
        case START, ACK, RETRANSMIT_DUE, DEADLINE_DUE, BROKEN -> ignored(state);
      };
      // The 2xx is repeated by the dialog, not here; repeats of the INVITE are absorbed.
      case ACCEPTED -> input == Input.SUCCESS ? Step.of(state, Effect.SEND) : endedBy(input, state);
      case COMPLETED -> switch (input) {
        case REQUEST -> Step.of(state, Effect.REPEAT);
        case RETRANSMIT_DUE -> Step.of(state, Effect.REPEAT, Effect.RETRANSMIT_UP_TO_T2);
        case ACK -> reliable ? Step.of(State.ENDED, Effect.END) : Step.of(State.CONFIRMED, Effect.STOP_RETRANSMIT, Effect.DEADLINE_T4);
        case DEADLINE_DUE, BROKEN -> Step.of(State.ENDED, Effect.END);
        case START, PROVISIONAL, SUCCESS, FAILURE -> ignored(state);
      };
      case CONFIRMED -> endedBy(input, state);
      case CALLING, TRYING, ENDED -> ignored(state);
    };
  }

  /// Non-INVITE server: figure 8. A user who never answers is told so after 64*T1, when the peer has given up (timer F).
  static Step server(State state, Input input, boolean reliable) {
    return switch (state) {
      case NEW -> input == Input.START ? Step.of(State.TRYING, Effect.DEADLINE_64T1, Effect.PASS) : ignored(state);
      case TRYING, PROCEEDING -> switch (input) {
        case REQUEST -> state == State.TRYING ? ignored(state) : Step.of(state, Effect.REPEAT);
        case PROVISIONAL -> Step.of(State.PROCEEDING, Effect.SEND);
        case SUCCESS, FAILURE -> reliable ? Step.of(State.ENDED, Effect.SEND, Effect.END) : Step.of(State.COMPLETED, Effect.SEND, Effect.DEADLINE_64T1);
        case DEADLINE_DUE -> Step.of(State.ENDED, Effect.TELL_TIMEOUT, Effect.END);
        case START, ACK, RETRANSMIT_DUE, BROKEN -> ignored(state);
      };
      case COMPLETED -> input == Input.REQUEST ? Step.of(state, Effect.REPEAT) : endedBy(input, state);
      case CALLING, ACCEPTED, CONFIRMED, ENDED -> ignored(state);
    };
  }

  private static Step endedBy(Input input, State state) { return input == Input.DEADLINE_DUE ? Step.of(State.ENDED, Effect.END) : ignored(state); }

  private static Step ignored(State state) { return Step.of(state); }
}
