import type { TimelineEntry } from "~/api/types";

export type Weight = "call" | "person" | "step" | "trouble";

const weights: Record<string, Weight> = {
  CallStarted: "call", CallAnswered: "call", CallEnded: "call", CallLost: "trouble", FlowFailed: "trouble", PromptMissing: "trouble", ContactAbandoned: "trouble",
  ContactConnected: "person", ContactOffered: "person", OfferEnded: "person", PartyHeld: "person", PartyRetrieved: "person", TransferStarted: "person",
  TransferCompleted: "person", ConferenceStarted: "person", PartyLeft: "person", WrapUpEnded: "person", VoicemailLeft: "person",
};

/** How much an entry of the timeline matters to someone who skims it. */
export function weightOf(type: string): Weight {
  return weights[type] ?? "step";
}

const dull = new Set(["at", "type", "text", "tenant", "call", "callId", "contact", "offerId", "node", "recording", "recordingId", "data", "sequence", "fromRaw"]);

/** The details worth showing beside an entry's name, in the order the server gave them. */
export function detailsOf(entry: TimelineEntry): [name: string, value: string][] {
  const data = { ...(entry.data ?? {}), ...Object.fromEntries(Object.entries(entry).filter(([name]) => !dull.has(name))) };
  return Object.entries(data)
    .filter(([name, value]) => !dull.has(name) && value !== null && value !== undefined && value !== "" && typeof value !== "object")
    .map(([name, value]) => [name, String(value)]);
}

/** Seconds from the call's start. */
export function offsetOf(entry: TimelineEntry, startedAt: string): number {
  return (Date.parse(entry.at) - Date.parse(startedAt)) / 1000;
}
