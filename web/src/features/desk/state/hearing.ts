import type { DeskCall, DeskParty } from "~/api/types";

/** Someone in the picture of a call. */
export interface Hearer { id: string; kind: DeskParty["kind"]; name: string | null; isMe: boolean; hears: "people" | "music" | "ringing" | "nothing"; muted: boolean }
/** Who hears whom: the people in their order, and the pairs that hear each other. */
export interface Hearing { people: Hearer[]; pairs: [string, string][] }

/** `me` is the agent's own party; the customer stands at the left, then me, then the others. */
export function hearingOf(call: DeskCall, agentId: number): Hearing {
  const mine = `agent-${agentId}`;
  const asked = call.parties.find((party) => party.state === "CONSULTED") ?? null;
  const consults = call.state === "CONSULTING";
  const place = (party: DeskParty) => party.kind === "CUSTOMER" ? 0 : party.id === mine ? 1 : 2;
  const parties = [...call.parties].sort((a, b) => place(a) - place(b));
  const pairs: [string, string][] = [];
  parties.forEach((one, at) => parties.slice(at + 1).forEach((other) => {
    if (hearEachOther(one, other, asked, consults)) pairs.push([one.id, other.id]);
  }));
  const people = parties.map((party): Hearer => ({
    id: party.id, kind: party.kind, name: party.name, isMe: party.id === mine, muted: party.muted, hears: heardBy(party, pairs, asked, consults),
  }));
  return { people, pairs };
}

/** While one asks another, these two hear each other and nobody else. */
function hearEachOther(one: DeskParty, other: DeskParty, asked: DeskParty | null, consults: boolean): boolean {
  if (!isTalking(one) || !isTalking(other)) return false;
  if (asked !== null) return (one === asked && other.kind === "AGENT") || (other === asked && one.kind === "AGENT");
  return !(consults && (one.kind === "CUSTOMER" || other.kind === "CUSTOMER"));
}

const isTalking = (party: DeskParty) => party.state === "TALKING" || party.state === "CONSULTED";

function heardBy(party: DeskParty, pairs: [string, string][], asked: DeskParty | null, consults: boolean): Hearer["hears"] {
  if (pairs.some((pair) => pair.includes(party.id))) return "people";
  if (party.state === "RINGING" || (consults && asked === null && party.kind === "AGENT")) return "ringing";
  if (party.state === "LOST" || (party.state === "HELD" && party.kind === "AGENT")) return "nothing";
  return "music";
}
