import type { RoomView } from '#shared/protocol/messages.ts';
import type { Publisher } from './room-deps.ts';

/** What everybody may know about a room, and when they are told. */
export class Noticeboard {
  readonly #outlet: Publisher;
  readonly #read: () => RoomView;
  #shown: RoomView | undefined;
  #stalled = false;
  /** Whether something has happened since that is not shown yet. */
  changed = false;

  constructor(outlet: Publisher, read: () => RoomView) {
    this.#outlet = outlet;
    this.#read = read;
  }

  /** Tells everybody how the room is now. */
  show(): void {
    this.changed = false;
    this.#shown = this.#read();
    this.#tell(this.#shown);
  }

  /** The storage has begun to fail, or works again: told at once, with nothing in it that is not written. */
  stall(stalled: boolean): void {
    this.#stalled = stalled;
    if (stalled && this.#shown) this.#tell(this.#shown);
    else this.changed = true;
  }

  #tell(view: RoomView): void {
    this.#outlet.view(this.#stalled ? { ...view, stalled: true } : view);
  }
}
