import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Texts } from "./zh";

export const languages = ["zh-CN", "en"] as const;
export type Language = (typeof languages)[number];
const STORED = "trunkline.language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: Texts };
    returnNull: false;
  }
}

/** Only the language in use is fetched. */
const load: Record<Language, () => Promise<Texts>> = {
  "zh-CN": async () => (await import("./zh")).zh,
  en: async () => (await import("./en")).en,
};

/** The person's own choice; else Chinese, unless the browser asks for another language first. */
export function preferred(stored: string | null, browser: readonly string[]): Language {
  if (stored === "zh-CN" || stored === "en") return stored;
  const first = browser[0];
  return first === undefined || first.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export async function startTexts(language?: Language): Promise<void> {
  const first = language ?? preferred(localStorage.getItem(STORED), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: first, fallbackLng: false, resources: { [first]: { translation: await load[first]() } }, interpolation: { escapeValue: false },
  });
  document.documentElement.lang = first;
}

export async function speak(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) i18next.addResourceBundle(language, "translation", await load[language]());
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}
