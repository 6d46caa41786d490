package io.trunkline.telephony;

import io.trunkline.kernel.LegId;
import io.trunkline.telephony.Conversation.Supervision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is in a conversation and in what relation: the state whose changes [SceneRules] decides, and from which it follows what each leg hears.
///
/// @param others      those who talk with the customer, in the order in which they came
/// @param holding     those of them who put the customer on hold
/// @param lost        those of them whose sound is gone and who may come back
/// @param supervisors those who stand beside one of the others
record Scene(LegId customer, List<LegId> others, Set<LegId> holding, Set<LegId> lost, @Nullable Consult consult, SequencedMap<LegId, Beside> supervisors) {
  static final int MOST_OTHERS = 8;
  static final int MOST_SUPERVISORS = 4;

  Scene {
    others = List.copyOf(others);
    holding = Set.copyOf(holding);
    lost = Set.copyOf(lost);
  }

  /// Someone is asked beside the conversation.
  ///
  /// @param by        who asks; null: has left, and the one consulted takes over when answering
  /// @param consulted null until the answer
  record Consult(@Nullable LegId by, Destination to, @Nullable LegId consulted) {}

  /// @param agent one of the others
  /// @param mode  never [Supervision#TAKE_OVER]: who has taken over is one of the others
  record Beside(LegId agent, Supervision mode) {}

  static Scene of(LegId customer, LegId other) { return new Scene(customer, List.of(other), Set.of(), Set.of(), null, new LinkedHashMap<>()); }

  boolean has(LegId leg) { return leg.equals(customer) || others.contains(leg) || isConsulted(leg) || supervisors.containsKey(leg); }

  boolean isConsulted(LegId leg) { return consult != null && leg.equals(consult.consulted()); }

  boolean isConsulting(LegId leg) { return consult != null && leg.equals(consult.by()); }

  /// With whom alone this leg talks; null if there are more, or somebody is on the way.
  @Nullable LegId partnerOf(LegId leg) {
    if (others.size() != 1 || consult != null || !lost.isEmpty() || !supervisors.isEmpty()) return null;
    return leg.equals(customer) ? others.getFirst() : others.contains(leg) ? customer : null;
  }

  /// Whether another leg may take this one's place.
  boolean mayBeReplaced(LegId leg) { return others.contains(leg) && !isConsulting(leg) && !lost.contains(leg); }

  boolean isBargedInto() { return supervisors.values().stream().anyMatch(beside -> beside.mode() == Supervision.BARGE); }

  Scene with(@Nullable Consult changed) { return new Scene(customer, others, holding, lost, changed, supervisors); }

  Scene holding(LegId leg, boolean holds) { return new Scene(customer, others, changed(holding, leg, holds), lost, consult, supervisors); }

  Scene losing(LegId leg) { return new Scene(customer, others, holding, changed(lost, leg, true), consult, supervisors); }

  Scene joinedBy(LegId leg) {
    List<LegId> more = new ArrayList<>(others);
    more.add(leg);
    return new Scene(customer, more, holding, lost, consult, supervisors);
  }

  Scene without(LegId leg) {
    return new Scene(customer, others.stream().filter(other -> !other.equals(leg)).toList(), changed(holding, leg, false), changed(lost, leg, false), consult,
        supervisors);
  }

  Scene supervisedBy(LegId supervisor, @Nullable Beside beside) {
    SequencedMap<LegId, Beside> fresh = new LinkedHashMap<>(supervisors);
    if (beside == null) fresh.remove(supervisor);
    else fresh.put(supervisor, beside);
    return new Scene(customer, others, holding, lost, consult, fresh);
  }

  Scene replacing(LegId gone, LegId leg) {
    List<LegId> renamed = others.stream().map(other -> other.equals(gone) ? leg : other).toList();
    Set<LegId> held = holding.contains(gone) ? changed(changed(holding, gone, false), leg, true) : holding;
    Consult renewed = consult != null && gone.equals(consult.by()) ? new Consult(leg, consult.to(), consult.consulted()) : consult;
    SequencedMap<LegId, Beside> fresh = new LinkedHashMap<>();
    supervisors.forEach((supervisor, beside) -> fresh.put(supervisor, beside.agent().equals(gone) ? new Beside(leg, beside.mode()) : beside));
    return new Scene(customer, renamed, held, changed(lost, gone, false), renewed, fresh);
  }

  private static Set<LegId> changed(Set<LegId> set, LegId leg, boolean in) {
    Set<LegId> copy = new HashSet<>(set);
    if (in) copy.add(leg);
    else copy.remove(leg);
    return copy;
  }

  /// What one leg hears.
  sealed interface Hears {
    enum Music implements Hears { INSTANCE }

    enum Quiet implements Hears { INSTANCE }

    enum Ringback implements Hears { INSTANCE }

    record Voice(LegId of) implements Hears {}

    /// The sum of two or more.
    record Voices(Set<LegId> of) implements Hears {}

    /// @param otherwise when there is nobody to hear
    static Hears of(Set<LegId> voices, Hears otherwise) {
      return switch (voices.size()) {
        case 0 -> otherwise;
        case 1 -> new Voice(voices.iterator().next());
        default -> new Voices(Set.copyOf(voices));
      };
    }
  }

  /// What each leg hears now; legs that are gone don't appear.
  Map<LegId, Hears> hearing() {
    SequencedMap<LegId, SequencedSet<LegId>> voices = voices();
    Map<LegId, Hears> plan = new HashMap<>();
    voices.forEach((leg, heard) -> plan.put(leg, Hears.of(heard, alone(leg))));
    for (LegId leg : lost) plan.remove(leg);
    return plan;
  }

  private Hears alone(LegId leg) {
    if (leg.equals(customer) || isConsulted(leg)) return Hears.Music.INSTANCE;
    return isConsulting(leg) ? Hears.Ringback.INSTANCE : Hears.Quiet.INSTANCE;
  }

  /// Whom each leg hears. A supervisor adds voices and takes none away, so nobody's talk changes by being listened to.
  private SequencedMap<LegId, SequencedSet<LegId>> voices() {
    SequencedMap<LegId, SequencedSet<LegId>> voices = new LinkedHashMap<>();
    for (LegId leg : legs()) voices.put(leg, new LinkedHashSet<>());
    List<LegId> talking = new ArrayList<>(others.stream().filter(leg -> !holding.contains(leg) && !lost.contains(leg) && !isConsulting(leg)).toList());
    supervisors.forEach((supervisor, beside) -> { if (beside.mode() == Supervision.BARGE) talking.add(supervisor); });
    talking.forEach(leg -> bothWays(voices, customer, leg));
    for (LegId one : talking) for (LegId other : talking) if (!one.equals(other)) hear(voices, one, other);
    if (consult != null && consult.by() != null && consult.consulted() != null && !lost.contains(consult.by())) bothWays(voices, consult.by(), consult.consulted());
    supervisors.forEach((supervisor, beside) -> { if (beside.mode() == Supervision.WHISPER && !lost.contains(beside.agent())) bothWays(voices, supervisor, beside.agent()); });
    supervisors.forEach((supervisor, beside) -> { if (beside.mode() != Supervision.BARGE) listen(voices, supervisor, beside.agent()); });
    return voices;
  }

  private List<LegId> legs() {
    List<LegId> legs = new ArrayList<>(List.of(customer));
    legs.addAll(others);
    if (consult != null && consult.consulted() != null) legs.add(consult.consulted());
    legs.addAll(supervisors.keySet());
    return legs;
  }

  /// What the agent hears and, as long as somebody hears it, what the agent says: who holds the customer to speak with a neighbour is alone.
  private void listen(SequencedMap<LegId, SequencedSet<LegId>> voices, LegId supervisor, LegId agent) {
    SequencedSet<LegId> agents = voices.getOrDefault(agent, new LinkedHashSet<>());
    if (lost.contains(agent) || agents.isEmpty()) return;
    hear(voices, supervisor, agent);
    for (LegId voice : List.copyOf(agents)) if (!voice.equals(supervisor)) hear(voices, supervisor, voice);
  }

  private static void bothWays(Map<LegId, SequencedSet<LegId>> voices, LegId one, LegId other) {
    hear(voices, one, other);
    hear(voices, other, one);
  }

  private static void hear(Map<LegId, SequencedSet<LegId>> voices, LegId ear, LegId voice) {
    SequencedSet<LegId> heard = voices.get(ear);
    if (heard != null) heard.add(voice);
  }
}
