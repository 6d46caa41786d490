import { api } from "~/api/client";
import type { SipCredentials } from "~/api/types";

export const resetPassword = (id: number) => api.post<{ password: string }>(`/agents/${id}/password`);
export const renewSip = (id: number) => api.post<SipCredentials>(`/agents/${id}/sip-credentials`);
