import type { RowCounts } from '#shared/payload.ts';
import type { CrewView } from '#shared/protocol/crew.ts';
import type { Problem, RoomView } from '#shared/protocol/messages.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import { worldLayout } from '#shared/sim/kernel/world.ts';
import type { RoomPlan } from './storage/journals.ts';

/** A room as the front thread knows it. */
export interface Listed {
  readonly room: string;
  readonly code: string;
  readonly header: RoomPlan;
  /** Table sizes of its worlds: bounds of the row numbers in commands. */
  readonly rows: RowCounts;
  /** As last told by the room. */
  view: RoomView | undefined;
  /** What each team shares, as last told by the room. */
  readonly crews: Map<number, CrewView>;
  /** Grants of seats that were given up or taken away: whoever still shows one is nobody here. */
  readonly gone: Set<number>;
  /** Instructors' tokens of an earlier generation are no good. */
  generation: number;
  /** The browser that opened it to play alone. */
  readonly owner: string | undefined;
}

/** Kept rooms are still being taken over: nobody can say yet what is here. */
export const TAKING_OVER: Problem = { code: 'internal', retryAfterS: 0.3 };
/** The room goes on, but not in this process. */
export const MOVED: Problem = { code: 'moved', retryAfterS: 0.3 };

/** The rooms of this process, by id and by code. */
export class Directory {
  readonly #byId = new Map<string, Listed>();
  readonly #byCode = new Map<string, Listed>();
  /** Rooms that this process had and that go on elsewhere, or after its next start, by id and by code. */
  readonly #moved = new Set<string>();
  #complete = false;

  add(header: RoomPlan, owner?: string): Listed {
    const { room, code } = header;
    const scenario = scenarioOf(header);
    const rows: RowCounts = scenario ? worldLayout(scenario).rows : { hall: 1 };
    const listed: Listed = {
      room,
      code,
      header,
      rows,
      view: undefined,
      crews: new Map(),
      gone: new Set(),
      generation: 0,
      owner,
    };
    this.#byId.set(room, listed);
    this.#byCode.set(code, listed);
    this.#moved.delete(room);
    this.#moved.delete(code);
    return listed;
  }

  byId(room: string): Listed | undefined {
    return this.#byId.get(room);
  }

  byCode(code: string): Listed | undefined {
    return this.#byCode.get(code);
  }

  remove(room: string): void {
    const listed = this.#byId.get(room);
    if (!listed) return;
    this.#byId.delete(room);
    this.#byCode.delete(listed.code);
  }

  /** The room goes on, but not here: whoever asks for it is told to come again, not that it is over. */
  moveAway(room: string): void {
    const listed = this.#byId.get(room);
    this.remove(room);
    this.#moved.add(room);
    if (listed) this.#moved.add(listed.code);
  }

  /** The room is gone for good. */
  forget(room: string, code: string): void {
    this.remove(room);
    this.#moved.delete(room);
    this.#moved.delete(code);
  }

  /** All rooms that were kept have been taken over or given up. */
  complete(): void {
    this.#complete = true;
  }

  get isComplete(): boolean {
    return this.#complete;
  }

  /** What to tell whoever asks for a room, by id or code, that is not listed: the same at every door. */
  whyAbsent(roomOrCode: string, otherwise: Problem): Problem {
    if (!this.#complete) return TAKING_OVER;
    return this.#moved.has(roomOrCode) ? MOVED : otherwise;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Sessions that go on: one that is over keeps its numbers for a while and takes nobody's place. */
  get going(): number {
    let count = 0;
    for (const listed of this.#byId.values()) if (goesOn(listed)) count += 1;
    return count;
  }

  /** The room has said that it is over; its view will say so too. */
  end(room: string): void {
    const listed = this.#byId.get(room);
    if (listed?.view) listed.view = { ...listed.view, phase: 'over' };
  }

  /** Sessions of people who play alone, as far as they go on. */
  get solos(): number {
    let count = 0;
    for (const listed of this.#byId.values()) if (listed.header.solo && goesOn(listed)) count += 1;
    return count;
  }

  /** Games for one of a browser, oldest first. */
  solosOf(owner: string): Listed[] {
    return [...this.#byId.values()].filter((listed) => listed.owner === owner && goesOn(listed));
  }

  /** Sessions of groups, but for matches of tournaments. */
  classes(): Listed[] {
    return [...this.#byId.values()].filter(({ header }) => !header.solo && header.contest === undefined);
  }
}

function goesOn({ view }: Listed): boolean {
  return view?.phase !== 'over';
}
