import { api, queryString } from "~/api/client";
import type { CallDetail, DownloadProgress, Listening, Listing, Waveform } from "~/api/types";

type Asked = Record<string, string>;

export const readCall = (id: string) => api.get<CallDetail>(`/calls/${id}`);
export const countCalls = (asked: Asked) => api.get<{ calls: number; more: boolean }>(`/calls/count${queryString(asked)}`);
export const markHeard = (value: { id: number | string; heard: boolean }) => api.patch(`/voicemails/${value.id}`, { heard: value.heard });
export const markHandled = (value: { callId: string; handled: boolean }) =>
  value.handled ? api.post(`/missed-calls/${value.callId}/handled`) : api.delete(`/missed-calls/${value.callId}/handled`);
export const callBack = (number: string) => api.post("/desk/calls", { to: { kind: "NUMBER", value: number } });

export const readWaveform = (recordingId: string) => api.get<Waveform>(`/recordings/${recordingId}/waveform`);
export const readListenings = (recordingId: string) => api.get<Listing<Listening>>(`/recordings/${recordingId}/listenings`);
/** For listening; written down when the first part is fetched. */
export const audioOf = (recordingId: string | number) => `/api/v1/recordings/${recordingId}/audio.mp3`;
/** For taking away, with a name that says what is in it. */
export const fileOf = (callId: string, recordingId: string | number, language: string) => `/api/v1/calls/${callId}/recordings/${recordingId}/audio.mp3${queryString({ language })}`;

export const planDownload = (asked: Asked) => api.get<{ calls: number }>(`/calls/recordings/plan${queryString(asked)}`);
export const readProgress = (job: string) => api.get<DownloadProgress>(`/calls/downloads/${job}`);
export const archiveOf = (asked: Asked, job: string, language: string) => `/api/v1/calls/recordings.zip${queryString({ ...asked, job, language })}`;
export const tableOf = (asked: Asked, language: string) => `/api/v1/calls/export.csv${queryString({ ...asked, language })}`;
