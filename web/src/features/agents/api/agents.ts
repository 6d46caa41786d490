import { api } from "~/api/client";
import type { SipCredentials } from "~/api/types";
import type { MadeAgent, Preview } from "../state/imports";
import type { Cell } from "../state/matrix";

export const resetPassword = (id: number) => api.post<{ password: string }>(`/agents/${id}/password`);
export const renewSip = (id: number) => api.post<SipCredentials>(`/agents/${id}/sip-credentials`);

function form(file: File): FormData {
  const body = new FormData();
  body.append("file", file);
  return body;
}
export const previewSheet = (file: File) => api.post<Preview>("/agent-imports/preview", form(file));
export const takeSheet = (file: File) => api.post<{ made: MadeAgent[] }>("/agent-imports", form(file));
export const templateOf = (format: "xlsx" | "csv", language: string) => `/api/v1/agent-imports/template?format=${format}&language=${language.slice(0, 2)}`;
export const saveLevels = (cells: Cell[]) => api.put("/skill-levels", { cells });
