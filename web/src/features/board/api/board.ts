import { api } from "~/api/client";
import type { BoardSettings, SupervisionMode } from "~/api/types";

export const join = (call: string, agentId: number, mode: SupervisionMode) => api.post(`/supervision/calls/${call}/join`, { agentId, mode });
export const change = (call: string, mode: SupervisionMode) => api.post(`/supervision/calls/${call}/mode`, { mode });
export const leave = (call: string) => api.post(`/supervision/calls/${call}/leave`);
export const forceOff = (call: string) => api.post(`/supervision/calls/${call}/force-off`);
export const forceState = (agent: number, state: "READY" | "NOT_READY" | "OFFLINE") => api.post(`/supervision/agents/${agent}/state`, { state });
export const saveSettings = (settings: BoardSettings) => api.put("/supervision/settings", { ...settings });
