import { api } from "~/api/client";
import type { NewTenant, OpenedTenant, Tenant } from "~/api/types";

export const openTenant = (tenant: NewTenant) => api.post<OpenedTenant>("/tenants", { ...tenant });
export const changeTenant = ({ id, ...change }: Partial<Pick<Tenant, "name" | "seats" | "maxCalls" | "state">> & { id: number }) => api.patch<Tenant>(`/tenants/${id}`, change);
export const addNumber = ({ tenant, number, trunkId }: { tenant: number; number: string; trunkId?: number }) => api.post(`/tenants/${tenant}/numbers`, { number, trunkId: trunkId ?? null });
export const removeNumber = ({ tenant, number }: { tenant: number; number: number }) => api.delete(`/tenants/${tenant}/numbers/${number}`);
