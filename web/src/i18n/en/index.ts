import type { Texts } from "../zh";
import { common } from "./common";
import { session } from "./session";

export const en: Texts = { ...common, ...session };
