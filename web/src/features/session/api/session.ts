import { api } from "~/api/client";
import type { Session } from "~/api/types";

export const readSession = () => api.get<Session>("/session", { ownAnswer: true });
export const signIn = (login: string, password: string) => api.post<Session>("/session", { login, password }, { ownAnswer: true });
export const signOut = () => api.delete("/session", { ownAnswer: true });
export const changePassword = (value: { old: string; new: string }) => api.put("/session/password", value);
