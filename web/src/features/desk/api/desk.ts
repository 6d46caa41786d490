import { api, queryString } from "~/api/client";
import type { Agent, AgentDay, CallRow, Customer, DialTarget, Listing, MissedCall, PastContact, Queue, StationKind, Voicemail } from "~/api/types";

export const setState = (value: { state: "READY" | "NOT_READY" | "OFFLINE"; reasonId?: number }) => api.post("/desk/state", value);
export const setStation = (value: { kind: StationKind; number?: string }) => api.put("/desk/station", value);
export const dial = (to: DialTarget) => api.post("/desk/calls", { to });
export const control = (id: string, action: string, body?: Record<string, unknown>) => api.post(`/desk/calls/${id}/${action}`, body ?? {});
export const saveNotes = (id: string, notes: { text: string; category: string | null }) => api.put(`/desk/calls/${id}/notes`, notes);
export const endWrapUp = () => api.post("/desk/wrap-up/end");
export const readMissed = () => api.get<Listing<MissedCall>>(`/missed-calls${queryString({ handled: false, limit: 20 })}`);
export const markHandled = (callId: string) => api.post(`/missed-calls/${callId}/handled`);

export const readToday = () => api.get<AgentDay>("/desk/today");
export const readContacts = (id: string) => api.get<Listing<PastContact>>(`/desk/calls/${id}/contacts`);
export const practise = (language: "zh" | "en") => api.post<{ id: string }>("/desk/calls/practice", { language });
/** The own calls, also for whoever may see all. */
export const readRecent = (agentId: number) => api.get<Listing<CallRow>>(`/calls${queryString({ agentId, limit: 20 })}`);
export const findCustomers = (q: string, signal?: AbortSignal) => api.get<Listing<Customer>>(`/customers${queryString({ q, limit: 6 })}`, { signal });
export const readUnheard = () => api.get<Listing<Voicemail>>(`/voicemails${queryString({ heard: false, limit: 20 })}`);

/** Whom a call can be passed to. A role that may not read the lists still types a number. */
export async function readColleagues(): Promise<{ agents: Pick<Agent, "id" | "name" | "extension">[]; queues: Pick<Queue, "id" | "name">[] }> {
  const [agents, queues] = await Promise.all([
    api.get<Listing<Agent>>("/agents").then((list) => list.items, () => []),
    api.get<Listing<Queue>>("/queues").then((list) => list.items, () => []),
  ]);
  return { agents, queues };
}
