import { EventStream } from "~/api/stream";
import { next, start, type Board } from "../state/board";

/** The board's numbered frames: four a second at most, whatever happens. */
export class BoardEvents extends EventStream<Board> {
  constructor() { super("/api/v1/supervision/events", start, next); }
}
