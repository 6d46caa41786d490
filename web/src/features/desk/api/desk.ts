import { api, queryString } from "~/api/client";
import type { Agent, DialTarget, Listing, MissedCall, Queue, StationKind } from "~/api/types";

export const setState = (value: { state: "READY" | "NOT_READY" | "OFFLINE"; reasonId?: number }) => api.post("/desk/state", value);
export const setStation = (value: { kind: StationKind; number?: string }) => api.put("/desk/station", value);
export const dial = (to: DialTarget) => api.post("/desk/calls", { to });
export const control = (id: string, action: string, body?: Record<string, unknown>) => api.post(`/desk/calls/${id}/${action}`, body ?? {});
export const saveNotes = (id: string, notes: { text: string; category: string | null }) => api.put(`/desk/calls/${id}/notes`, notes);
export const endWrapUp = () => api.post("/desk/wrap-up/end");
export const readMissed = () => api.get<Listing<MissedCall>>(`/missed-calls${queryString({ handled: false, limit: 20 })}`);
export const markHandled = (callId: string) => api.post(`/missed-calls/${callId}/handled`);

/** Whom a call can be passed to. A role that may not read the lists still types a number. */
export async function readColleagues(): Promise<{ agents: Pick<Agent, "id" | "name" | "extension">[]; queues: Pick<Queue, "id" | "name">[] }> {
  const [agents, queues] = await Promise.all([
    api.get<Listing<Agent>>("/agents").then((list) => list.items, () => []),
    api.get<Listing<Queue>>("/queues").then((list) => list.items, () => []),
  ]);
  return { agents, queues };
}
