package io.trunkline.telephony;

import io.trunkline.kernel.LegId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is in a conversation and in what relation: the state whose changes [SceneRules] decides, and from which it follows what each leg hears.
///
/// @param others  those who talk with the customer, in the order in which they came
/// @param holding those of them who put the customer on hold
/// @param lost    those of them whose sound is gone and who may come back
record Scene(LegId customer, List<LegId> others, Set<LegId> holding, Set<LegId> lost, @Nullable Consult consult) {
  static final int MOST_OTHERS = 8;

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

  static Scene of(LegId customer, LegId other) { return new Scene(customer, List.of(other), Set.of(), Set.of(), null); }

  boolean has(LegId leg) { return leg.equals(customer) || others.contains(leg) || isConsulted(leg); }

  boolean isConsulted(LegId leg) { return consult != null && leg.equals(consult.consulted()); }

  boolean isConsulting(LegId leg) { return consult != null && leg.equals(consult.by()); }

  Scene with(@Nullable Consult changed) { return new Scene(customer, others, holding, lost, changed); }

  Scene holding(LegId leg, boolean holds) { return new Scene(customer, others, changed(holding, leg, holds), lost, consult); }

  Scene losing(LegId leg) { return new Scene(customer, others, holding, changed(lost, leg, true), consult); }

  Scene joinedBy(LegId leg) {
    List<LegId> more = new ArrayList<>(others);
    more.add(leg);
    return new Scene(customer, more, holding, lost, consult);
  }

  Scene without(LegId leg) {
    return new Scene(customer, others.stream().filter(other -> !other.equals(leg)).toList(), changed(holding, leg, false), changed(lost, leg, false), consult);
  }

  Scene replacing(LegId gone, LegId leg) {
    List<LegId> renamed = others.stream().map(other -> other.equals(gone) ? leg : other).toList();
    Set<LegId> held = holding.contains(gone) ? changed(changed(holding, gone, false), leg, true) : holding;
    Consult renewed = consult != null && gone.equals(consult.by()) ? new Consult(leg, consult.to(), consult.consulted()) : consult;
    return new Scene(customer, renamed, held, changed(lost, gone, false), renewed);
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

    /// Everybody else who hears the room.
    enum Room implements Hears { INSTANCE }
  }

  /// What each leg hears now; legs that are gone don't appear.
  Map<LegId, Hears> hearing() {
    Map<LegId, Hears> plan = new HashMap<>();
    List<LegId> talking = others.stream().filter(leg -> !holding.contains(leg) && !lost.contains(leg) && !isConsulting(leg)).toList();
    boolean room = talking.size() > 1;
    plan.put(customer, talking.isEmpty() ? Hears.Music.INSTANCE : room ? Hears.Room.INSTANCE : new Hears.Voice(talking.getFirst()));
    for (LegId leg : others) if (holding.contains(leg)) plan.put(leg, Hears.Quiet.INSTANCE);
    for (LegId leg : talking) plan.put(leg, room ? Hears.Room.INSTANCE : new Hears.Voice(customer));
    if (consult != null) consulting(plan, consult, consult.by() != null && lost.contains(consult.by()));
    for (LegId leg : lost) plan.remove(leg);
    return plan;
  }

  private static void consulting(Map<LegId, Hears> plan, Consult consult, boolean lost) {
    LegId by = consult.by();
    LegId consulted = consult.consulted();
    if (by != null) plan.put(by, consulted == null ? Hears.Ringback.INSTANCE : new Hears.Voice(consulted));
    if (consulted != null) plan.put(consulted, by == null || lost ? Hears.Music.INSTANCE : new Hears.Voice(by));
  }
}
