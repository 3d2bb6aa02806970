import type { Stage } from '#shared/protocol/stage.ts';

interface Timed {
  readonly atMs: number;
  readonly stage: Stage;
}

/** What is seen of running matches from far, kept until spectators may see it: so much later nobody is helped by it. */
export class LateStages {
  readonly #byRoom = new Map<string, Timed[]>();

  /** `lateMs`: what is older than it and followed by something as old is forgotten. */
  note(room: string, stage: Stage, nowMs: number, lateMs: number): void {
    const kept = [...(this.#byRoom.get(room) ?? []), { atMs: nowMs, stage }];
    const newest = kept.findLastIndex(({ atMs }) => atMs <= nowMs - lateMs);
    this.#byRoom.set(room, kept.slice(Math.max(0, newest)));
  }

  /** The newest that may be seen. */
  of(room: string, nowMs: number, lateMs: number): Stage | undefined {
    return this.#byRoom.get(room)?.findLast(({ atMs }) => atMs <= nowMs - lateMs)?.stage;
  }

  forget(room: string): void {
    this.#byRoom.delete(room);
  }
}
