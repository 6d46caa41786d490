import { EventStream } from "~/api/stream";
import { next, start, type Desk, type DeskEvent } from "../state/desk";

/** The desk's numbered events. */
export class DeskEvents extends EventStream<Desk, DeskEvent> {
  constructor(path = "/api/v1/events") { super(path, start, next); }

  dismiss(n: number): void {
    this.tell({ type: "dismissed", n });
  }
}
