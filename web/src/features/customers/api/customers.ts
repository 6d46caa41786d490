import { api } from "~/api/client";
import type { CallRow, Customer, Listing } from "~/api/types";

export type CustomerDraft = Omit<Customer, "id">;

export const readCustomer = (id: string) => api.get<Customer>(`/customers/${id}`);
export const readCalls = (id: string) => api.get<Listing<CallRow>>(`/customers/${id}/calls`);
export const saveCustomer = (id: string | null, draft: CustomerDraft) =>
  id === null ? api.post<Customer>("/customers", { ...draft }) : api.put<Customer>(`/customers/${id}`, { ...draft });
export const deleteCustomer = (id: string) => api.delete(`/customers/${id}`);
