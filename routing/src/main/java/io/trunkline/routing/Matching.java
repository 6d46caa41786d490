package io.trunkline.routing;

import io.trunkline.routing.Decision.Candidate;
import io.trunkline.routing.Decision.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Pairs waiting contacts with free agents, by index: a free agent stands in the lines of its queues, a contact in one line. Only lines that somebody joined
/// since the last pairing can hold a pair, so an event costs O(k log n) with k = the lines of the agent.
///
/// The rule: the first contact (by [Contact#ORDER]) that has any free agent gets the first of them in the queue's order who has not failed to take it before,
/// or the first of all when each of them has. Whoever can't be paired holds up nobody behind.
final class Matching {
  private final TreeSet<Line> joined = new TreeSet<>();
  private long lines;

  record Pair(Contact contact, Seat seat, Decision why) {}

  /// The line of these needs, made when it is the first time; null when the queue has too many.
  @Nullable Line line(QueueBook queue, List<SkillNeed> needs) {
    Line known = queue.lines.get(needs);
    if (known != null) return known;
    if (queue.lines.size() >= Limits.LINES_PER_QUEUE) queue.lines.values().removeIf(line -> line.waiting.isEmpty());
    if (queue.lines.size() >= Limits.LINES_PER_QUEUE) return null;
    Line line = new Line(queue, lines++, needs);
    queue.lines.put(needs, line);
    for (Seat seat : queue.members.values()) if (seat.agent().isFree() && line.takes(seat)) line.free.add(seat);
    return line;
  }

  void join(Contact contact, Line line) {
    contact.line = line;
    line.waiting.add(contact);
    joined.add(line);
  }

  void leave(Contact contact) {
    Line line = contact.line;
    if (line == null) return;
    line.waiting.remove(contact);
    contact.line = null;
  }

  /// The agent became free, with `idleSinceMs` set.
  void join(Agent agent) { for (Seat seat : agent.seats) join(seat); }

  void join(Seat seat) {
    for (Line line : seat.queue().lines.values()) {
      if (!line.takes(seat)) continue;
      line.free.add(seat);
      joined.add(line);
    }
  }

  /// The agent is free no more. Must be called before anything that orders it (`idleSinceMs`, profile) changes.
  void leave(Agent agent) { for (Seat seat : agent.seats) leave(seat); }

  void leave(Seat seat) { for (Line line : seat.queue().lines.values()) line.free.remove(seat); }

  /// The next pair, or null when no line holds one.
  @Nullable Pair next() {
    Line best = null;
    for (Iterator<Line> lines = joined.iterator(); lines.hasNext();) {
      Line line = lines.next();
      if (line.waiting.isEmpty() || line.free.isEmpty()) lines.remove();
      else if (best == null || Contact.ORDER.compare(line.waiting.first(), best.waiting.first()) < 0) best = line;
    }
    return best == null ? null : pair(best);
  }

  private static Pair pair(Line line) {
    Contact contact = line.waiting.first();
    Seat chosen = line.free.first();
    for (Seat seat : line.free) {
      if (contact.tried.contains(seat.agent().id)) continue;
      chosen = seat;
      break;
    }
    return new Pair(contact, chosen, explain(line, contact, chosen));
  }

  private static Decision explain(Line line, Contact contact, Seat chosen) {
    List<Candidate> considered = new ArrayList<>(Limits.CANDIDATES);
    considered.add(candidate(chosen, Verdict.CHOSEN));
    boolean passed = false;
    for (Seat seat : line.free) {
      if (considered.size() >= Limits.CANDIDATES) break;
      if (seat.equals(chosen)) passed = true;
      else considered.add(candidate(seat, !passed && contact.tried.contains(seat.agent().id) ? Verdict.TRIED_BEFORE : Verdict.LATER));
    }
    return new Decision.Matched(line.queue.rules.strategy(), line.free.size(), line.queue.signedIn, line.waiting.size() - 1, List.copyOf(considered));
  }

  private static Candidate candidate(Seat seat, Verdict verdict) {
    return new Candidate(seat.agent().id, seat.priority(), Instant.ofEpochMilli(seat.agent().idleSinceMs), verdict);
  }
}
