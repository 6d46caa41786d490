import { api } from "~/api/client";
import type { Announcement, Listing, Receipt } from "~/api/types";

export const readCurrent = () => api.get<Listing<Announcement>>("/announcements/current");
export const confirmRead = (id: number) => api.post(`/announcements/${id}/read`);
export const readReceipts = (id: number) => api.get<Listing<Receipt>>(`/announcements/${id}/receipts`);
