import type { Texts } from "../zh";
import { common } from "./common";
import { customers } from "./customers";
import { desk } from "./desk";
import { records } from "./records";
import { session } from "./session";
import { softphone } from "./softphone";

export const en: Texts = { ...common, ...customers, ...desk, ...records, ...session, ...softphone };
