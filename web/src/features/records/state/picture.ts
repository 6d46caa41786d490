import type { CallDetail, TimelineEntry } from "~/api/types";

export type BarKind = "ivr" | "waiting" | "voicemail" | "ringing" | "talking" | "hold" | "consult" | "conference" | "wrapUp" | "lost";
/** Seconds from the call's start. */
export interface Bar { kind: BarKind; from: number; to: number; label: string | null }
export type MarkKind = "keys" | "transfer" | "overflow" | "noAnswer" | "trouble" | "end";
export interface Mark { kind: MarkKind; at: number; label: string | null; entry: TimelineEntry }
export interface Lane { key: string; who: "customer" | "agent" | "external"; name: string | null; bars: Bar[]; marks: Mark[] }
export interface Picture { lanes: Lane[]; seconds: number }

interface Open { kind: BarKind; from: number; label: string | null }
interface Row { lane: Lane; open: Open | null; leftAt: number | null }
type Facts = Record<string, unknown>;

const MOST_LANES = 30;
const MOST_MARKS = 200;
const inTalk: BarKind[] = ["talking", "hold", "consult", "conference"];

/**
 * Who did what when, one lane a person, folded from the call's facts in their order. What runs on has no end yet and reaches to `now`.
 * It follows the server's own counting (`Talking`): a consultation holds the customer, a three-way call has everybody hear everybody.
 */
export function pictureOf(call: Pick<CallDetail, "startedAt" | "endedAt" | "timeline">, now: number): Picture {
  const start = Date.parse(call.startedAt);
  const rows = new Map<string, Row>();
  const at = (entry: TimelineEntry) => Math.max(0, (Date.parse(entry.at) - start) / 1000);
  let ended: number | null = null;

  const row = (key: string, who: Lane["who"], name: string | null): Row => {
    const known = rows.get(key);
    if (known) {
      known.lane.name ??= name;
      return known;
    }
    const made: Row = { lane: { key, who, name, bars: [], marks: [] }, open: null, leftAt: null };
    if (rows.size < MOST_LANES) rows.set(key, made);
    return made;
  };
  const customer = row("customer", "customer", null);
  const agentOf = (facts: Facts, id: unknown = facts.agent, name: unknown = facts.agentName) => typeof id === "number" ? row(`agent:${id}`, "agent", typeof name === "string" ? name : null) : null;
  const partyOf = (facts: Facts): Row | null => {
    const party = facts.party as { kind?: string; agent?: number | null; number?: unknown } | undefined;
    if (!party) return null;
    if (party.kind === "CUSTOMER") return customer;
    if (party.kind === "AGENT") return agentOf(facts, party.agent);
    const number = typeof party.number === "string" ? party.number : "";
    return row(`external:${number}`, "external", number || null);
  };
  const set = (who: Row | null, kind: BarKind | null, when: number, label: string | null = null) => {
    if (!who || who.open?.kind === kind) return;
    if (who.open) who.lane.bars.push({ kind: who.open.kind, from: who.open.from, to: Math.max(who.open.from, when), label: who.open.label });
    who.open = kind === null ? null : { kind, from: when, label };
    who.leftAt = kind === null ? when : null;
  };
  const mark = (who: Row | null, kind: MarkKind, entry: TimelineEntry, label: unknown) => {
    if (who && who.lane.marks.length < MOST_MARKS) who.lane.marks.push({ kind, at: at(entry), label: typeof label === "string" ? label : null, entry });
  };
  const talking = () => [...rows.values()].filter((each) => each.open && inTalk.includes(each.open.kind));
  const backToTalk = (when: number) => talking().forEach((each) => { if (each.open?.kind === "hold" || each.open?.kind === "consult") set(each, "talking", when); });

  for (const entry of call.timeline) {
    const when = at(entry);
    const facts: Facts = { ...entry, ...(entry.data ?? {}) };
    switch (entry.type) {
      case "CallStarted":
        set(customer, facts.direction === "IN" ? "ivr" : "ringing", when);
        if (facts.direction !== "IN") set(agentOf(facts), "ringing", when);
        break;
      case "CallAnswered":
        [...rows.values()].forEach((each) => { if (each.open?.kind === "ringing") set(each, "talking", when); });
        break;
      case "DigitsPressed": mark(customer, "keys", entry, facts.digits); break;
      case "ContactQueued": set(customer, "waiting", when, typeof facts.queueName === "string" ? facts.queueName : null); break;
      case "ContactOffered": set(agentOf(facts), "ringing", when); break;
      case "OfferEnded": {
        const agent = agentOf(facts);
        if (agent?.open?.kind === "ringing" && facts.why !== "TAKEN") set(agent, null, when);
        if (agent) agent.leftAt = null;
        if (facts.why === "NO_ANSWER" || facts.why === "REJECTED" || facts.why === "FAILED") mark(agent, "noAnswer", entry, facts.why);
        break;
      }
      case "ContactConnected": set(customer, "talking", when); set(agentOf(facts), "talking", when); break;
      case "ContactOverflowed": mark(customer, "overflow", entry, facts.why); set(customer, "ivr", when); break;
      case "ContactAbandoned": set(customer, "ivr", when); break;
      case "RecordingStarted": if (facts.kind === "VOICEMAIL") set(customer, "voicemail", when); break;
      case "VoicemailLeft": set(customer, "ivr", when); break;
      case "PartyJoined": {
        const who = partyOf(facts);
        set(who, "talking", when);
        if (who !== customer && customer.open && customer.open.kind !== "talking" && customer.open.kind !== "conference") set(customer, "talking", when);
        break;
      }
      case "PartyHeld": {
        const who = partyOf(facts);
        // Whoever is held hears music; with only one other there, that one waits as well.
        const others = talking().filter((each) => each !== who);
        set(who, "hold", when);
        if (others.length === 1) set(others[0] ?? null, "hold", when);
        break;
      }
      case "PartyRetrieved": backToTalk(when); break;
      case "PartyLost": set(partyOf(facts), "lost", when); break;
      case "PartySilent": mark(partyOf(facts), "trouble", entry, "NO_SOUND"); break;
      case "PartyReattached": set(partyOf(facts), "talking", when); break;
      case "TransferStarted": {
        const by = agentOf(facts, facts.by, facts.byName);
        mark(by, "transfer", entry, facts.to);
        if (facts.kind === "CONSULT") { set(by, "consult", when); set(customer, "hold", when); }
        break;
      }
      case "ConsultEnded": backToTalk(when); break;
      case "DialFailed": mark(partyOf(facts) ?? customer, "trouble", entry, facts.detail); backToTalk(when); break;
      case "ConferenceStarted": talking().forEach((each) => set(each, "conference", when)); break;
      case "PartyLeft": {
        set(partyOf(facts), null, when);
        const rest = talking();
        if (rest.length === 2) rest.forEach((each) => { if (each.open?.kind === "conference") set(each, "talking", when); });
        break;
      }
      case "CallEnded":
      case "CallLost":
        [...rows.values()].forEach((each) => { if (each.open) set(each, null, when); });
        mark(customer, entry.type === "CallLost" ? "trouble" : "end", entry, facts.by ?? facts.why);
        ended = when;
        break;
      case "PromptMissing":
      case "FlowFailed": mark(customer, "trouble", entry, facts.why ?? facts.name); break;
      case "WrapUpEnded": {
        const agent = agentOf(facts);
        if (!agent || agent.leftAt === null) break;
        agent.lane.bars.push({ kind: "wrapUp", from: agent.leftAt, to: Math.max(agent.leftAt, when), label: typeof facts.category === "string" ? facts.category : null });
        agent.leftAt = null;
        break;
      }
    }
  }
  const running = ended === null && !call.endedAt ? Math.max(0, (now - start) / 1000) : null;
  rows.forEach((each) => { if (each.open) set(each, null, running ?? ended ?? each.open.from); });
  const lanes = [...rows.values()].map((each) => ({ ...each.lane, bars: each.lane.bars.filter((bar) => bar.to > bar.from) }));
  const seconds = Math.max(running ?? 0, ended ?? 0, 1, ...lanes.flatMap((lane) => [...lane.bars.map((bar) => bar.to), ...lane.marks.map((each) => each.at)]));
  return { lanes, seconds };
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];

/** Where the axis is labelled: round numbers, about eight of them. */
export function ticksOf(seconds: number): number[] {
  const step = STEPS.find((each) => seconds / each <= 9) ?? Math.ceil(seconds / 9 / 7200) * 7200;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, n) => n * step);
}

/** When a recording began, in seconds of the call. */
export function recordingStart(call: Pick<CallDetail, "startedAt" | "timeline">, recording: string): number {
  const entry = call.timeline.find((each) => each.type === "RecordingStarted" && (each.data?.recording ?? each.recording) === recording);
  return entry ? Math.max(0, (Date.parse(entry.at) - Date.parse(call.startedAt)) / 1000) : 0;
}
