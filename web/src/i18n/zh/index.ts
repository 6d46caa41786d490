import { admin } from "./admin";
import { common } from "./common";
import { customers } from "./customers";
import { desk } from "./desk";
import { flows } from "./flows";
import { guest } from "./guest";
import { problems } from "./problems";
import { records } from "./records";
import { session } from "./session";
import { setup } from "./setup";
import { softphone } from "./softphone";

export const zh = { ...admin, ...common, ...customers, ...desk, ...flows, ...guest, ...records, ...session, ...setup, ...softphone, nav: { ...common.nav, ...setup.nav }, problem: { ...common.problem, ...problems.problem } };
export type Texts = typeof zh;
