import { api } from "~/api/client";
import type { Prompt } from "~/api/types";

export const audioOf = (id: number) => `/api/v1/prompts/${id}/audio`;

/** Without a file only name and language change. */
export function savePrompt(id: number | null, prompt: { name: string; language: string; file: File | null }): Promise<Prompt> {
  const body = new FormData();
  body.set("name", prompt.name);
  body.set("language", prompt.language);
  if (prompt.file) body.set("file", prompt.file);
  return id === null ? api.post<Prompt>("/prompts", body) : api.put<Prompt>(`/prompts/${id}`, body);
}
