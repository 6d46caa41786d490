import { admin } from "./admin";
import { common } from "./common";
import { customers } from "./customers";
import { desk } from "./desk";
import { flows } from "./flows";
import { guest } from "./guest";
import { records } from "./records";
import { session } from "./session";
import { softphone } from "./softphone";

export const zh = { ...admin, ...common, ...customers, ...desk, ...flows, ...guest, ...records, ...session, ...softphone };
export type Texts = typeof zh;
