import type { CommandReply } from '#shared/protocol/messages.ts';
import type { MarkEntry, OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import { MARK_TICKS } from '#shared/replay/marks.ts';
import type { HallEntry } from '#shared/replay/people-entries.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { hashWorld, type World } from '#shared/sim/kernel/world.ts';
import type { CommandKey, Mark, RoomHeader, RoomSnapshot } from '../storage/journals.ts';
import { noteCover } from './jobs/crew-state.ts';
import { stopTick } from './lesson/run-lesson.ts';
import { applyEntry, emptyRoom, type RoomState, type Verdict } from './state.ts';
import { putInto, Rewinds } from './undo/rewinds.ts';
import { copyEvidence, forgetSince, noteOrder } from './watch/evidence.ts';
import { createWorlds, hashOfAll, loadWorlds, saveWorlds, stepWorlds, type TeamWorlds } from './worlds.ts';

/** Verdicts remembered per seat, for commands that are sent again. */
const VERDICTS_KEPT = 64;

/** A scenario with the big inputs that it names. */
export interface Content {
  readonly scenario: Scenario;
  readonly traces: Traces;
}

/**
 * The half of a room that its journal decides: seats, phase and worlds, without clock, sockets or storage. The same
 * entries give the same game.
 */
export class Game {
  readonly header: RoomHeader;
  readonly content: Content;
  readonly state: RoomState;
  worlds: TeamWorlds = [];
  /** Last journal line taken in. */
  seq = 0;
  /** Verdicts of the instructor's latest orders. Not in snapshots: an order forgotten with them is still done once. */
  readonly #instructed: Verdict[] = [];
  readonly #rewinds = new Rewinds();
  /** Hashes of the worlds as they are: marks, the ledger and snapshots ask for them at the same tick. */
  #hashed: { readonly worlds: TeamWorlds; readonly tick: number; readonly hashes: readonly number[] } | undefined;

  constructor(header: RoomHeader, content: Content, snapshot?: RoomSnapshot) {
    this.header = header;
    this.content = content;
    this.state = snapshot ? (JSON.parse(snapshot.state) as RoomState) : emptyRoom(header.capacity, header.teams);
    if (!snapshot) return;
    this.seq = snapshot.seq;
    if (snapshot.worlds.length === 0) return;
    this.worlds = loadWorlds(content.scenario, content.traces, header.teams, snapshot.worlds);
  }

  /** Ticks done. */
  get tick(): number {
    return this.worlds[0]?.tick ?? 0;
  }

  /** Real time of a tick at the present speed. */
  get tickMs(): number {
    return (this.content.scenario.tickSeconds * 1000) / (this.state.speed * (this.header.pace ?? 1));
  }

  /** Beats since the start, whole ones. */
  get beat(): number {
    return Math.floor(secondsAt(this.content.scenario, this.tick));
  }

  /** What the tick that comes must not go beyond: where a lesson stops the hall. */
  get stopTick(): number {
    return stopTick(this);
  }

  /** Whether the scenario has reached its length. */
  get timeIsUp(): boolean {
    const { scenario } = this.content;
    return scenario.lengthS > 0 && secondsAt(scenario, this.tick) >= scenario.lengthS;
  }

  /** Ends the room once the scenario has reached its length. */
  endIfTimeIsUp(): RoomEntry[] {
    // A lesson goes on when the play is over, and ends the session itself.
    const led = this.state.lesson && !this.state.lesson.away;
    if (!this.timeIsUp || led || this.state.phase === 'over') return [];
    this.apply({ type: 'ended' });
    return [{ type: 'ended' }];
  }

  /** Takes in what happened in the room. */
  apply(entry: RoomEntry): void {
    const { scenario, traces } = this.content;
    if (entry.type === 'started') this.worlds = createWorlds(scenario, traces, this.header.teams);
    if (entry.type === 'undone' || entry.type === 'split') this.#applyToHall(entry);
    applyEntry(this.state, entry);
  }

  #applyToHall(entry: HallEntry): void {
    const world = this.worlds[entry.team];
    if (!world) return;
    this.#hashed = undefined;
    if (entry.type === 'split') {
      const into = this.worlds[entry.into];
      if (into) putInto(into, world);
      this.#rewinds.copyPast(entry.team, entry.into);
      copyEvidence(this.state, entry.team, entry.into);
      return;
    }
    const without = this.#rewinds.without(world, entry.team, entry.fromTick);
    if (!without) throw new Error(`no copy of world ${entry.team} at tick ${entry.fromTick}`);
    putInto(world, without);
    this.#rewinds.forget(entry.team, entry.fromTick);
    forgetSince(this.state, entry.team, entry.fromTick);
  }

  /** From which tick the orders of a team's members can be void, and the hash of its world then; nothing if there are none. */
  undoable(team: number): { readonly fromTick: number; readonly hash: number } | undefined {
    const world = this.worlds[team];
    const fromTick = world && this.#rewinds.reach(world, team);
    const without = fromTick === undefined ? undefined : this.#rewinds.without(world as World, team, fromTick);
    return fromTick === undefined || !without ? undefined : { fromTick, hash: hashWorld(without) };
  }

  /** Whether a hall is as an entry says that it came out. */
  hasHash(team: number, hash: number): boolean {
    return this.#hashes()[team] === hash;
  }

  /** Steps all worlds by one tick; answers what became of each order. */
  step(orders: readonly OrderEntry[]): CommandReply[] {
    const { tick } = this;
    this.#rewinds.note(this.worlds, orders);
    const replies = stepWorlds(this.worlds, orders).map((refusal): CommandReply => {
      return refusal ? { ok: false, refusal } : { ok: true, tick };
    });
    orders.forEach((order, i) => {
      const reply = replies[i];
      if (reply) this.#remember(order, reply);
    });
    if (this.tick % MARK_TICKS === 0) this.#oweMark();
    return replies;
  }

  #oweMark(): void {
    const mark: MarkEntry = { type: 'mark', atTick: this.tick, hashes: this.#hashes() };
    this.state.owed = [...(this.state.owed ?? []), mark];
  }

  /** Whether the worlds were as a mark of the journal says; one of a tick that this game did not pass is believed. */
  meets({ atTick, hashes }: MarkEntry): boolean {
    const own = this.state.owed?.find((mark) => mark.atTick === atTick);
    return own === undefined || own.hashes.every((hash, team) => hash === hashes[team]);
  }

  #remember(order: OrderEntry, reply: CommandReply): void {
    const { team, by, author, id, call } = order;
    noteCover(this.state, order);
    // What an instructor injects is no command of the team's.
    if (by >= 0) {
      this.state.commands[team] = (this.state.commands[team] ?? 0) + 1;
      const { tick, beat } = this;
      noteOrder(this.state, { team, author, name: call.name, tick: tick - 1, beat, ok: reply.ok });
    }
    const verdicts = this.#verdictsOf(by);
    if (id === undefined || !verdicts) return;
    verdicts.push({ author, id, reply });
    if (verdicts.length > VERDICTS_KEPT) verdicts.shift();
  }

  /** What a command of this seat (below 0: the instructor) was answered with, if it is remembered. */
  verdictOf(seat: number, { author, id }: CommandKey): CommandReply | undefined {
    return this.#verdictsOf(seat)?.find((verdict) => verdict.author === author && verdict.id === id)?.reply;
  }

  #verdictsOf(by: number): Verdict[] | undefined {
    return by < 0 ? this.#instructed : this.state.verdicts[by];
  }

  /** Tick and hash of the worlds now. */
  mark(): Mark {
    return { tick: this.tick, hash: hashOfAll(this.#hashes()) };
  }

  #hashes(): readonly number[] {
    const { worlds, tick } = this;
    if (this.#hashed?.tick !== tick || this.#hashed.worlds !== worlds)
      this.#hashed = { worlds, tick, hashes: worlds.map(hashWorld) };
    return this.#hashed.hashes;
  }

  /** All state, to go on from. */
  snapshot(): RoomSnapshot {
    const { tick, hash } = this.mark();
    return { seq: this.seq, tick, hash, state: JSON.stringify(this.state), worlds: saveWorlds(this.worlds) };
  }
}
