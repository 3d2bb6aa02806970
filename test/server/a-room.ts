import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Game } from '#server/rooms/game.ts';
import type { Player, RoomReplies, Who } from '#server/rooms/requests.ts';
import { restoreGame } from '#server/rooms/restore.ts';
import { Room } from '#server/rooms/room.ts';
import type { CloseReason, Meter, Publisher, RoomDeps, RoomJournal } from '#server/rooms/room-deps.ts';
import { openEmbedded } from '#server/storage/embedded.ts';
import type { Journals, RoomHeader } from '#server/storage/journals.ts';
import { sqlJournals } from '#server/storage/sql-journals.ts';
import type { TruthWish } from '#server/threads/wire.ts';
import type { Timer } from '#shared/clock.ts';
import type { ClassView } from '#shared/protocol/class.ts';
import type { CrewRequest, CrewView, PingTold } from '#shared/protocol/crew.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { CommandReply, Control, RequestReply, RoomView, TeamOverview } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { contentHash, ENGINE } from '#shared/replay/rules.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';

/** Time that stands still until it is moved. */
export class HandTimer implements Timer {
  #nowMs = 0;
  #due: { atMs: number; then: () => void }[] = [];

  now(): number {
    return this.#nowMs;
  }

  after(ms: number, then: () => void): () => void {
    const entry = { atMs: this.#nowMs + ms, then };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Moves on; everything that falls due happens, each after what the one before it has led to. */
  async pass(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const next = this.#due.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.then();
      await settled();
    }
    this.#nowMs = untilMs;
    await settled();
  }

  /** Time passes without anybody being called: the machine was busy. */
  stall(ms: number): void {
    this.#nowMs += ms;
  }
}

/** Lets everything that waits for storage happen; storage answers within a turn of the event loop. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Collects what a room tells. */
export class Ear implements Publisher {
  readonly frames: { team: number; tick: number; bytes: Uint8Array }[] = [];
  readonly closings: { reason: CloseReason; seat: number | undefined; grant: number | undefined }[] = [];
  readonly overviews: (readonly TeamOverview[])[] = [];
  lastView: RoomView | undefined;

  frame(team: number, tick: number, bytes: Uint8Array): void {
    this.frames.push({ team, tick, bytes });
  }
  /** Teams whose hall has changed between two ticks. */
  readonly rewinds: number[] = [];
  rewound(team: number): void {
    this.rewinds.push(team);
  }
  view(view: RoomView): void {
    this.lastView = view;
  }
  overview(teams: readonly TeamOverview[]): void {
    this.overviews.push(teams);
  }
  readonly scored: ReadonlyMap<number, ScoreNow>[] = [];
  scores(scores: ReadonlyMap<number, ScoreNow>): void {
    this.scored.push(scores);
  }
  /** How often the room has asked what the bots of its hall come to. */
  parsWanted = 0;
  wantPar(): void {
    this.parsWanted++;
  }
  readonly stages: Stage[] = [];
  stage(stage: Stage): void {
    this.stages.push(stage);
  }
  /** What each team was told last of what its members share. */
  readonly crews = new Map<number, CrewView>();
  crew(team: number, view: CrewView): void {
    this.crews.set(team, view);
  }
  readonly pings: (PingTold & { team: number })[] = [];
  ping(team: number, ping: PingTold): void {
    this.pings.push({ team, ...ping });
  }
  readonly classes: ClassView[] = [];
  class(view: ClassView): void {
    this.classes.push(view);
  }
  /** Questions whose answers the room wants to be run. */
  readonly truthsWanted: { ask: number; wish: TruthWish }[] = [];
  wantTruth(ask: number, wish: TruthWish): void {
    this.truthsWanted.push({ ask, wish });
  }
  readonly revocations: number[] = [];
  revoked(generation: number): void {
    this.revocations.push(generation);
  }
  closed(reason: CloseReason, seat?: number, grant?: number): void {
    this.closings.push({ reason, seat, grant });
  }
}

export class Counts implements Meter {
  readonly counted: string[] = [];
  ticks = 0;
  tick(): void {
    this.ticks++;
  }
  encoded(): void {}
  committed(): void {}
  waiting(): void {}
  count(what: string): void {
    this.counted.push(what);
  }
}

const silent = { info() {}, warn() {}, error() {} };
const folders: string[] = [];

/** Removes what `aStore` made. */
export async function clearStores(): Promise<void> {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
}

/** A database in a file of its own. */
export async function aStore(): Promise<Journals> {
  const folder = mkdtempSync(path.join(tmpdir(), 'overcommit-room-'));
  folders.push(folder);
  return sqlJournals(await openEmbedded(path.join(folder, 'rooms.db')), () => 1_000_000);
}

/** One room's access to a store, as the room's thread has it. */
export function roomJournal(store: Journals): RoomJournal {
  return {
    async append(append) {
      const [result] = await store.append([append]);
      return result;
    },
    saveSnapshot: (room, epoch, snapshot) => store.saveSnapshot(room, epoch, snapshot),
    end: (room, epoch, how) => store.end(room, epoch, how),
  };
}

export interface RoomWish extends Partial<RoomHeader> {
  readonly store?: Journals;
  readonly deps?: Partial<RoomDeps>;
}

export const INSTRUCTOR_WHO: Who = { role: 'instructor', generation: 0 };

export interface SeatWish {
  readonly name?: string;
  readonly seatCode?: string;
  readonly device?: string;
}

/** A room with everything around it, and short words for what people do in it. */
export class TestRoom {
  readonly room: Room;
  readonly timer: HandTimer;
  readonly ear: Ear;
  readonly store: Journals;
  readonly counts: Counts;
  #devices = 1;

  constructor(room: Room, timer: HandTimer, ear: Ear, counts: Counts, store: Journals) {
    this.room = room;
    this.timer = timer;
    this.ear = ear;
    this.counts = counts;
    this.store = store;
  }

  /** Asks for a seat, each time from another device unless it is named. */
  take(wish: SeatWish = {}): Promise<RoomReplies['takeSeat']> {
    const device = `device-${this.#devices++}`;
    return this.room.ask({ type: 'takeSeat', lang: 'en', device, ...wish }) as Promise<RoomReplies['takeSeat']>;
  }

  /** Takes a seat and connects. */
  async join(wish: SeatWish = {}): Promise<Player & { seatCode: string; name: string }> {
    const reply = await this.take(wish);
    if (!reply.ok) throw new Error(`no seat: ${reply.problem}`);
    const { seat, grant, seatCode, name } = reply.taken;
    const who = { role: 'player', seat, grant } as const;
    await this.connect(who);
    return { ...who, seatCode, name };
  }

  async connect(who: Who, connected = true): Promise<void> {
    await this.room.ask({ type: 'presence', who, connected });
  }

  control(control: Control, who: Who = INSTRUCTOR_WHO): Promise<RequestReply> {
    const call = control.type === 'order' ? ({ name: control.name, args: control.args } as CommandCall) : undefined;
    const request = { type: 'control', who, control, ...(call ? { call } : {}) } as const;
    return this.room.ask(request) as Promise<RequestReply>;
  }

  command(who: Player, call: CommandCall, id: string, cover = false): Promise<CommandReply> {
    return this.room.ask({ type: 'command', who, id, call, cover }) as Promise<CommandReply>;
  }

  crew(who: Player, message: CrewRequest): Promise<RequestReply> {
    return this.room.ask({ type: 'crew', who, message }) as Promise<RequestReply>;
  }

  /** Lets so many ticks pass at the present speed. */
  async ticks(count: number): Promise<void> {
    await this.timer.pass((count * 200) / this.room.game.state.speed);
  }

  get view(): RoomView {
    this.room.beat();
    if (!this.ear.lastView) throw new Error('no view yet');
    return this.ear.lastView;
  }
}

/** Opens a new room on the scenario `sprint`. */
export async function aRoom(wish: RoomWish = {}): Promise<TestRoom> {
  const { store = await aStore(), deps, ...own } = wish;
  const seed = own.seed ?? 'TEST';
  const scenario = scenarioById(own.scenario ?? 'sprint', seed)!;
  const header: RoomHeader = {
    room: 'room-1',
    code: 'ABC123',
    title: '',
    scenario: 'sprint',
    seed,
    contentHash: contentHash(scenario, {}),
    engine: ENGINE,
    capacity: 4,
    teams: 2,
    teamForming: 'random',
    freeNames: true,
    solo: false,
    ...own,
  };
  await store.create(header);
  return around(store, (all) => new Room(new Game(header, { scenario, traces: {} }), 1, 0, all), deps);
}

/** Takes over the one room of a store, as a server does when it starts. */
export async function heirOf(store: Journals, deps?: Partial<RoomDeps>): Promise<TestRoom> {
  const [kept] = (await store.takeOver()).rooms;
  if (!kept) throw new Error('no room to take over');
  const scenario = scenarioById(kept.header.scenario, kept.header.seed)!;
  const restored = restoreGame(kept, { scenario, traces: {} });
  if (!restored.ok) throw new Error(`not restored: ${restored.problem} at tick ${restored.tick}`);
  return around(store, (all) => new Room(restored.game, kept.epoch, kept.horizon, all), deps);
}

function around(store: Journals, make: (deps: RoomDeps) => Room, wish: Partial<RoomDeps> = {}): TestRoom {
  const timer = new HandTimer();
  const ear = new Ear();
  const counts = new Counts();
  const random = sequence();
  const deps = { timer, random, outlet: ear, meter: counts, log: silent, journal: roomJournal(store), ...wish };
  return new TestRoom(make(deps), timer, ear, counts, store);
}

/** The same "random" numbers every time. */
export function sequence(start = 1): () => number {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** A command id that tells its number. */
export function commandId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
