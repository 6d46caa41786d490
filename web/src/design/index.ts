export * from "./basics";
export * from "./states";
export * from "./figures";
export * from "./keys";
export * from "./time";
export * from "./actions";
export * from "./problems";
export * from "./theme";
