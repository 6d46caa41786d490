import { api } from "~/api/client";
import type { CallDetail } from "~/api/types";

export const readCall = (id: string) => api.get<CallDetail>(`/calls/${id}`);
export const markHeard = (value: { id: number | string; heard: boolean }) => api.patch(`/voicemails/${value.id}`, { heard: value.heard });
export const markHandled = (callId: string) => api.post(`/missed-calls/${callId}/handled`);
export const callBack = (number: string) => api.post("/desk/calls", { to: { kind: "NUMBER", value: number } });
export const audioOf = (recordingId: string | number) => `/api/v1/recordings/${recordingId}/audio.mp3`;
