import { common } from "./common";
import { session } from "./session";

export const zh = { ...common, ...session };
export type Texts = typeof zh;
