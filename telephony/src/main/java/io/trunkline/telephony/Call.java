package io.trunkline.telephony;

import io.trunkline.kernel.CallId;
import io.trunkline.kernel.Cause;
import io.trunkline.kernel.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// The whole of a call, as others see it. Thread-safe: methods leave a message in the mailbox of the call's own thread.
public interface Call {
  CallId id();

  TenantId tenant();

  /// What the call began as.
  IncomingCall origin();

  Instant startedAt();

  /// Legs that are up, the served one first.
  List<Leg> legs();

  /// Leaves a message for the script: [CallEvent.Message]. False if the call is over, or its mailbox full: then it is counted.
  boolean post(Object message);

  /// Asks something of the conversation; done on the call's thread.
  CompletionStage<Conversation.Reply> command(Conversation.Command command);

  /// Ends the call from outside: an administrator, a drain.
  void hangUp(Cause cause);
}
