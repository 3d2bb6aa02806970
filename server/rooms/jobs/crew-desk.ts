import { PING_EVERY_MS } from '#shared/jobs/pings.ts';
import { KEYS_OF_SEAT, twoKeyAct } from '#shared/jobs/two-key.ts';
import type { ProblemCode } from '#shared/protocol/messages.ts';
import type { OrderEntry, RoomEntry } from '#shared/replay/entries.ts';
import type { Game } from '../game.ts';
import type { Waiting } from '../orders.ts';
import { type CommandAnswer, type RoomReplies, type RoomRequest, refused } from '../requests.ts';
import type { RoomDeps } from '../room-deps.ts';
import type { Attendance } from '../seats.ts';
import { playingTeams } from '../teams.ts';
import { isOfCrew, type KeyState } from './crew-state.ts';
import { crewViewOf } from './crew-view.ts';
import { dueDeals, isChoosing } from './deal-jobs.ts';
import { sameKey } from './decide-crew.ts';
import { KeyClock } from './keys.ts';
import { hasSecond } from './members.ts';

type Submit = (request: Extract<RoomRequest, { type: 'askKey' }>) => Promise<RoomReplies['askKey']>;

/** What the teams of a room share besides their halls: deals jobs, keeps the time of second keys, and tells each team its own. */
export class CrewDesk {
  readonly #game: Game;
  readonly #deps: RoomDeps;
  readonly #attendance: Attendance;
  readonly #submit: Submit;
  readonly #keys = new KeyClock();
  readonly #pingedMs = new Map<number, number>();
  #choosing = false;

  constructor(game: Game, deps: RoomDeps, attendance: Attendance, submit: Submit) {
    this.#game = game;
    this.#deps = deps;
    this.#attendance = attendance;
    this.#submit = submit;
    this.#tell(this.#playing());
  }

  /** Takes in what has come due: jobs that go to others, orders that nobody confirmed. Answers it. */
  due(): RoomEntry[] {
    const entries = [
      ...dueDeals(this.#game, this.#attendance),
      ...this.#keys.lapsed(this.#game.state, this.#deps.timer.now()),
    ];
    for (const entry of entries) this.#game.apply(entry);
    return entries;
  }

  /** Whether anything is due: a room that stands still has no turn by itself. */
  get isDue(): boolean {
    const { state } = this.#game;
    if (dueDeals(this.#game, this.#attendance).length > 0) return true;
    return this.#keys.lapsed(state, this.#deps.timer.now()).length > 0 || this.#choosing !== isChoosing(this.#game);
  }

  /** Orders that a second member has confirmed, for the tick that comes; that they are given is taken in and added to `decided`. */
  orders(decided: RoomEntry[]): Waiting[] {
    const confirmed = (this.#game.state.keys ?? []).filter(({ second }) => second !== undefined);
    for (const { key, order } of confirmed) {
      const entry = { type: 'keyEnded', team: order.team, key, how: 'given' } as const;
      this.#game.apply(entry);
      decided.push(entry);
    }
    return confirmed.map((key) => this.#waiting(key));
  }

  #waiting({ key, order, second }: KeyState): Waiting {
    const reply = this.#keys.answer(key);
    const given = second === undefined ? order : { ...order, second };
    return { order: given, reply, resolve: (answer) => this.#keys.resolve(key, answer) };
  }

  /** What was decided is durable: the teams that it concerns are told, and who waited for an answer. */
  decided(entries: readonly RoomEntry[]): void {
    this.#keys.ended(entries);
    for (const entry of entries)
      if (entry.type === 'pinged') {
        const { team, seat, ping, target, row } = entry;
        this.#deps.outlet.ping(team, { seat, ping, target, row });
      }
    const all = entries.some(({ type }) => type === 'started') || this.#choosing !== isChoosing(this.#game);
    this.#choosing = isChoosing(this.#game);
    const own = entries.flatMap((entry) => (isOfCrew(entry) && entry.type !== 'pinged' ? [entry.team] : []));
    this.#tell(all ? this.#playing() : [...new Set(own)]);
  }

  /** Whether a seat may point at something again; if so, that is noted. */
  mayPing(grant: number, nowMs: number): boolean {
    if (nowMs - (this.#pingedMs.get(grant) ?? Number.NEGATIVE_INFINITY) < PING_EVERY_MS) return false;
    this.#pingedMs.set(grant, nowMs);
    return true;
  }

  /** Whether an order has to wait for a second member: one of those acts, and there is somebody who could confirm it. */
  needsSecond(order: OrderEntry): boolean {
    const world = this.#game.worlds[order.team];
    if (!this.#game.header.twoKey || !world || twoKeyAct(world, order.call) === undefined) return false;
    return sameKey(this.#game.state, order) !== undefined || hasSecond(this.#game.state, this.#attendance, order);
  }

  /** Lets an order wait for a second member; the answer comes when it has been carried out, or not. */
  async ask(order: OrderEntry): Promise<CommandAnswer> {
    const reply = await this.#submit({ type: 'askKey', order });
    return reply.ok ? this.#keys.answer(reply.key) : answerOf(reply.problem);
  }

  stop(answer: CommandAnswer): void {
    this.#keys.dropAll(answer);
  }

  #playing(): readonly number[] {
    return this.#game.worlds.length === 0 ? [] : playingTeams(this.#game.state);
  }

  #tell(teams: readonly number[]): void {
    const nowMs = this.#deps.timer.now();
    for (const team of teams) {
      const view = crewViewOf(this.#game, this.#attendance, team, (key) => this.#keys.leftMs(key, nowMs));
      this.#deps.outlet.crew(team, view);
    }
  }
}

/** What the giver of an order is told that could not even begin to wait. */
function answerOf(problem: ProblemCode): CommandAnswer {
  if (problem === 'moved') return 'unanswered';
  if (problem === 'tooMany') return refused({ code: 'queueFull', limit: KEYS_OF_SEAT });
  return refused({ code: problem === 'storageFailing' ? 'storageFailing' : 'roomFailed' });
}
