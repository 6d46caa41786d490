package io.trunkline.server.desk.internal;

import io.trunkline.server.platform.web.Problem;
import io.trunkline.telephony.Call;
import io.trunkline.telephony.Conversation;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits, on a request's thread, for what a call's own thread or routing says: a few seconds at most.
final class Asking {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Asking() {}

  static Conversation.Reply ask(Call call, Conversation.Command command) { return wait(call.command(command).toCompletableFuture()); }

  static <T> T wait(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException slow) {
      throw new Problem(503, "no-answer", "the call did not answer in time", "try again");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new Problem(503, "stopping", "the server is stopping", "try again");
    }
  }
}
