import type { DialTarget } from "~/api/types";

/** What someone typed to dial: digits as people write them, with spaces, dashes and brackets. */
export function targetOf(typed: string, isExtension: (value: string) => boolean): DialTarget | null {
  const value = typed.replace(/[\s\-()（）·.]/g, "");
  if (!/^\+?\d{2,20}$/.test(value)) return null;
  return isExtension(value) ? { kind: "AGENT", value } : { kind: "NUMBER", value };
}
