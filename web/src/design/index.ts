export * from "./basics";
export * from "./time";
export * from "./actions";
export * from "./problems";
export * from "./theme";
