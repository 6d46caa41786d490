import type { Texts } from "../zh";
import { admin } from "./admin";
import { announcements } from "./announcements";
import { board } from "./board";
import { common } from "./common";
import { customers } from "./customers";
import { desk } from "./desk";
import { flows } from "./flows";
import { guest } from "./guest";
import { manage } from "./manage";
import { problems } from "./problems";
import { records } from "./records";
import { reports } from "./reports";
import { session } from "./session";
import { setup } from "./setup";
import { softphone } from "./softphone";

export const en: Texts = { ...admin, ...announcements, ...board, ...common, ...customers, ...desk, ...flows, ...guest, ...manage, ...records, ...reports, ...session, ...setup, ...softphone, audit: { ...admin.audit, ...manage.audit }, nav: { ...common.nav, ...setup.nav }, problem: { ...common.problem, ...problems.problem, ...manage.problem } };
