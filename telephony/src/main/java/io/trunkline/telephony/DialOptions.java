package io.trunkline.telephony;

import io.trunkline.kernel.Party;
import io.trunkline.media.Audio;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How someone is rung.
///
/// @param callerId   the number shown
/// @param callerName the name shown to stations
/// @param ring       how long
/// @param accept     asks who answers to press 1; null connects at once
/// @param headers    further SIP headers, for stations only (`X-Trunkline-Call` …)
/// @param autoAnswer asks the station to answer by itself: the agent has just clicked
/// @param subject    who this is to the one who dials; handed back unchanged as [Leg#subject]
public record DialOptions(Party callerId, @Nullable String callerName, Duration ring, @Nullable AcceptByKey accept, Map<String, String> headers,
    boolean autoAnswer, @Nullable Object subject) {
  /// @param prompt "press 1 to accept"
  /// @param rounds how often it is played before the attempt fails; at most 10
  /// @param pause  silence after each time
  public record AcceptByKey(List<Audio> prompt, int rounds, Duration pause) {
    public AcceptByKey {
      prompt = List.copyOf(prompt);
      if (rounds < 1 || rounds > 10) throw new IllegalArgumentException("1 to 10 rounds");
    }
  }

  public DialOptions {
    headers = Map.copyOf(headers);
  }

  public static DialOptions showing(Party callerId, Duration ring) { return new DialOptions(callerId, null, ring, null, Map.of(), false, null); }

  public DialOptions named(@Nullable String name) { return new DialOptions(callerId, name, ring, accept, headers, autoAnswer, subject); }

  public DialOptions acceptedByKey(AcceptByKey how) { return new DialOptions(callerId, callerName, ring, how, headers, autoAnswer, subject); }

  public DialOptions withHeaders(Map<String, String> more) { return new DialOptions(callerId, callerName, ring, accept, more, autoAnswer, subject); }

  public DialOptions answeringItself() { return new DialOptions(callerId, callerName, ring, accept, headers, true, subject); }

  public DialOptions about(@Nullable Object whom) { return new DialOptions(callerId, callerName, ring, accept, headers, autoAnswer, whom); }
}
