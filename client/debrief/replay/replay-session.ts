import { signal } from '@preact/signals';
import type { LinkState, PlaySession } from '#client/net/play-session.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { CommandReply, RequestReply, RoomView, Welcome } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { type OpenWorld, openWorldOver, worldLayout } from '#shared/sim/kernel/world.ts';

/** What a replayed hall is at a tick. */
export interface ReplayFrame {
  readonly tick: number;
  /** The open cells of its world. */
  readonly cells: Int32Array;
  /** What happened on the way from the last frame, if that was a short way forward. */
  readonly events: readonly { readonly tick: number; readonly events: readonly SimEvent[] }[];
}

type Listener = (events: readonly SimEvent[], tick: number) => void;

/** A hall that is over, shown again: a mirror that frames of a replay are written into. Takes no orders. */
export class ReplaySession implements PlaySession {
  readonly link = signal<LinkState>('live');
  readonly linkMs = signal(0);
  readonly welcome = signal<Welcome | undefined>(undefined);
  readonly view = signal<RoomView | undefined>(undefined);
  readonly world = signal<OpenWorld | undefined>(undefined);
  readonly tick = signal(-1);
  readonly score = signal<ScoreNow | undefined>(undefined);
  readonly waiting = signal<readonly CommandCall[]>([]);
  readonly #open: Int32Array;
  readonly #mirror: OpenWorld;
  readonly #listeners = new Set<Listener>();

  constructor(scenario: Scenario, view: RoomView) {
    this.#open = new Int32Array(worldLayout(scenario).openCells);
    this.#mirror = openWorldOver(scenario, this.#open, () => Math.max(0, this.tick.peek()));
    this.view.value = view;
    this.welcome.value = {
      you: { role: 'instructor' },
      view,
      tickMs: scenario.tickSeconds * 1000,
      epoch: 1,
      scenario,
      joinedAtS: 0,
    };
  }

  /** Shows a moment, with the points that there were then. */
  show({ tick, cells, events }: ReplayFrame, score: ScoreNow | undefined): void {
    this.#open.set(cells);
    this.score.value = score;
    this.world.value = this.#mirror;
    for (const { tick: at, events: told } of events) for (const listener of this.#listeners) listener(told, at);
    this.tick.value = tick;
  }

  onEvents(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async send(): Promise<CommandReply> {
    return { ok: false, refusal: { code: 'notRunning' } };
  }

  async lobby(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async control(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async bookmark(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async watch(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  leave(): void {
    this.link.value = 'closed';
  }
}
