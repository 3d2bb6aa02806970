import { signal } from '@preact/signals';
import type { LinkState, PlaySession } from '#client/net/play-session.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { CommandReply, Control, RequestReply, RoomView, Speed, Welcome } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { OpenWorld, World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

/** The one seat of a world that is stepped in this page. */
const SEAT = 0;

interface Waiting {
  readonly call: CommandCall;
  readonly answer: (reply: CommandReply) => void;
}

/** A session without a server: the world is stepped in this page, for the warm-up in the lobby. */
export class LocalSession implements PlaySession {
  readonly link = signal<LinkState>('live');
  readonly linkMs = signal(0);
  readonly welcome = signal<Welcome | undefined>(undefined);
  readonly view = signal<RoomView | undefined>(undefined);
  readonly world = signal<OpenWorld | undefined>(undefined);
  readonly tick = signal(0);
  readonly score = signal<ScoreNow | undefined>(undefined);
  readonly waiting = signal<readonly CommandCall[]>([]);
  readonly #world: World;
  readonly #listeners = new Set<(events: readonly SimEvent[], tick: number) => void>();
  #waiting: Waiting[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(scenario: Scenario, name: string) {
    this.#world = createWorld(scenario);
    this.view.value = roomOf(scenario, name);
    this.welcome.value = welcomeTo(scenario, this.view.value);
    this.world.value = this.#world;
    this.#run(1);
  }

  onEvents(listener: (events: readonly SimEvent[], tick: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  send(call: CommandCall): Promise<CommandReply> {
    return new Promise((answer) => {
      this.#waiting.push({ call, answer });
      this.waiting.value = this.#waiting.map((each) => each.call);
    });
  }

  async lobby(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async bookmark(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async watch(): Promise<RequestReply> {
    return { ok: false, problem: 'badRequest' };
  }

  async control(request: Control): Promise<RequestReply> {
    if (request.type === 'pause') this.#change({ phase: 'paused', pause: request.pause });
    else if (request.type === 'resume') this.#change({ phase: 'running' });
    else if (request.type === 'speed') this.#change({ speed: request.speed });
    else return { ok: false, problem: 'badRequest' };
    return { ok: true };
  }

  leave(): void {
    this.#stop();
    this.link.value = 'closed';
  }

  /** Does one tick now, with the commands that wait. */
  stepOnce(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    if (waiting.length > 0) this.waiting.value = [];
    const verdicts = step(
      this.#world,
      waiting.map(({ call }) => ({ by: SEAT, call })),
    );
    waiting.forEach(({ answer }, i) => {
      const refusal = verdicts[i];
      answer(refusal ? { ok: false, refusal } : { ok: true, tick: this.#world.tick });
    });
    for (const listener of this.#listeners) listener(this.#world.events, this.#world.tick);
    this.tick.value = this.#world.tick;
  }

  #change(part: Partial<RoomView>): void {
    const view = this.view.value;
    if (!view) return;
    this.view.value = { ...view, ...part };
    if (this.view.value.phase === 'running') this.#run(this.view.value.speed);
    else this.#stop();
  }

  #run(speed: Speed): void {
    this.#stop();
    this.#timer = setInterval(() => this.stepOnce(), (this.#world.scenario.tickSeconds * 1000) / speed);
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}

function roomOf(scenario: Scenario, name: string): RoomView {
  return {
    code: '',
    title: '',
    phase: 'running',
    pause: 'look',
    speed: 1,
    door: 'closed',
    solo: true,
    teamForming: 'assigned',
    freeNames: false,
    weights: 'operations',
    showTeams: false,
    lengthS: scenario.lengthS,
    capacity: 1,
    teams: [{ no: 0, emblem: 0 }],
    seats: [{ no: SEAT, name, team: 0, state: 'seated', ready: true, benched: false }],
    waiting: [],
  };
}

function welcomeTo(scenario: Scenario, view: RoomView): Welcome {
  return {
    you: { role: 'player', seat: SEAT },
    view,
    tickMs: scenario.tickSeconds * 1000,
    epoch: 1,
    scenario,
    joinedAtS: 0,
  };
}
