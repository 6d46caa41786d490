import { api } from "~/api/client";
import type { Listing, NewTenant, OpenedTenant, Tenant } from "~/api/types";
import type { Alarm } from "../state/alarms";

export const openTenant = (tenant: NewTenant) => api.post<OpenedTenant>("/tenants", { ...tenant });
export const changeTenant = ({ id, ...change }: Partial<Pick<Tenant, "name" | "seats" | "maxCalls" | "state">> & { id: number }) => api.patch<Tenant>(`/tenants/${id}`, change);
export const addNumber = ({ tenant, number, trunkId }: { tenant: number; number: string; trunkId?: number }) => api.post(`/tenants/${tenant}/numbers`, { number, trunkId: trunkId ?? null });
export const removeNumber = ({ tenant, number }: { tenant: number; number: number }) => api.delete(`/tenants/${tenant}/numbers/${number}`);

const REFRESH_MS = 10_000;
export const alarmsQuery = { queryKey: ["alarms"], queryFn: ({ signal }: { signal: AbortSignal }) => api.get<Listing<Alarm>>("/alarms", { signal }), refetchInterval: REFRESH_MS };
