package io.trunkline.server.platform.journal;

import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// Where facts go. Safe from any thread, also from a SIP or media loop.
public interface Journal {
  /// Takes the fact and returns at once: never blocks, never throws. It is with the operating system (survives `kill -9`) within about a
  /// millisecond,
  /// on the disk (survives power loss) within a second, in PostgreSQL as soon as that answers. A fact that can't be taken is counted and
  /// logged.
  void append(Fact fact);

  /// Completes when everything appended so far survives `kill -9`: for those who tell an outsider that it is so.
  CompletionStage<Void> written();

  /// Hears of each fact when it is taken, before it is anywhere safe: for pages that show what goes on now. Called on the thread that appends, so `heard`
  /// must not block; what it throws is logged.
  void hear(Consumer<Fact> heard);
}
