import { api } from "~/api/client";
import type { Flow, FlowVersion, Graph, Listing } from "~/api/types";

export const readFlow = (id: string) => api.get<Flow>(`/flows/${id}`);
export const makeFlow = (name: string, draft: Graph) => api.post<Flow>("/flows", { name, draft });
export const saveFlow = (flow: { id: number; name: string; draft: Graph }) => api.put<Flow>(`/flows/${flow.id}`, { name: flow.name, draft: flow.draft });
export const publishFlow = (value: { id: number; note: string }) => api.post<{ version: number }>(`/flows/${value.id}/publish`, { note: value.note });
export const readVersions = (id: number) => api.get<Listing<FlowVersion>>(`/flows/${id}/versions`);
export const rollBack = (value: { id: number; version: number }) => api.post(`/flows/${value.id}/versions/${value.version}/publish`);
export const readVersion = (id: number, version: number) => api.get<Graph>(`/flows/${id}/versions/${version}`);
