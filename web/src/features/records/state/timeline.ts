import type { TimelineEntry } from "~/api/types";

export type Weight = "call" | "person" | "step" | "trouble";

const weights: Record<string, Weight> = {
  CallStarted: "call", CallAnswered: "call", CallEnded: "call", CallLost: "trouble", FlowFailed: "trouble", PromptMissing: "trouble", ContactAbandoned: "trouble",
  PartyLost: "trouble", PartySilent: "trouble", PartyHeardAgain: "person", DialFailed: "trouble", ScriptFailed: "trouble", PartyReattached: "person", PartyJoined: "person", ConsultEnded: "person",
  ContactConnected: "person", ContactOffered: "person", OfferEnded: "person", PartyHeld: "person", PartyRetrieved: "person", TransferStarted: "person",
  TransferCompleted: "person", ConferenceStarted: "person", PartyLeft: "person", WrapUpEnded: "person", CallSupervised: "person", SupervisionEnded: "person", CallForcedOff: "trouble", VoicemailLeft: "person",
};

/** How much an entry of the timeline matters to someone who skims it. */
export function weightOf(type: string): Weight {
  return weights[type] ?? "step";
}

const dull = new Set(["at", "type", "text", "tenant", "call", "callId", "contact", "offerId", "offer", "node", "recording", "recordingId", "data", "sequence", "fromRaw", "numberId", "queue",
  "agent", "to", "codec", "key", "bytes", "supervisor", "address", "login"]);
/** Members that say enough by themselves: a name needs no label before it. */
const plain = new Set(["agentName", "party", "queueName", "label", "area", "digits", "category", "direction", "byName", "toName", "kind"]);

export interface Detail { name: string; value: string; labelled: boolean }

/** The details worth showing beside an entry's name, in the order the server gave them; what goes without saying is left out. */
export function detailsOf(entry: TimelineEntry): Detail[] {
  const data = { ...(entry.data ?? {}), ...partyOf(entry), ...Object.fromEntries(Object.entries(entry).filter(([name]) => !dull.has(name))) };
  return Object.entries(data)
    .filter(([name, value]) => !dull.has(name) && value !== null && value !== undefined && value !== "" && value !== "NONE" && typeof value !== "object" && !(name === "priority" && value === 0))
    .map(([name, value]) => ({ name, value: String(value), labelled: !plain.has(name) }));
}

/** Who takes part: agents have their name already, others their number or what they are. */
function partyOf(entry: TimelineEntry): Record<string, unknown> {
  const party = entry.data?.party as { kind?: string; number?: string | null } | undefined;
  return { party: party === undefined || party.kind === "AGENT" ? null : party.kind === "CUSTOMER" ? party.kind : party.number ?? party.kind };
}

/** Seconds of an ISO-8601 duration as the server writes it (`PT1M26.8S`); null where it isn't one. */
export function secondsOf(text: string): number | null {
  const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(text);
  if (!match) return null;
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
}

/** Seconds from the call's start. */
export function offsetOf(entry: TimelineEntry, startedAt: string): number {
  return (Date.parse(entry.at) - Date.parse(startedAt)) / 1000;
}
