import type { Texts } from "../zh";
import { admin } from "./admin";
import { announcements } from "./announcements";
import { board } from "./board";
import { common } from "./common";
import { customers } from "./customers";
import { desk } from "./desk";
import { flows } from "./flows";
import { guest } from "./guest";
import { problems } from "./problems";
import { records } from "./records";
import { session } from "./session";
import { softphone } from "./softphone";

export const en: Texts = { ...admin, ...announcements, ...board, ...common, ...customers, ...desk, ...flows, ...guest, ...records, ...session, ...softphone, problem: { ...common.problem, ...problems.problem } };
