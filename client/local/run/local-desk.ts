import { Clock, heartbeat, type Timer } from '#shared/clock.ts';
import { disclosed } from '#shared/protocol/disclosed.ts';
import { weightsOf } from '#shared/replay/room-header.ts';
import { isScored, RunningScore, WEIGHTS } from '#shared/score/index.ts';
import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { LocalFrame, LocalNews } from './local-messages.ts';
import type { LocalRun } from './local-run.ts';
import { viewOf } from './local-view.ts';

/** ms between two times that a game is kept: so much of it is lost at most with the page. Design value. */
const KEEP_MS = 3_000;

/** A game alone with its clock: steps it when time goes, and tells what is to be shown. */
export class LocalDesk {
  readonly run: LocalRun;
  readonly #tell: (news: LocalNews) => void;
  readonly #clock: Clock;
  readonly #stopKeeping: () => void;
  readonly #score = new RunningScore();
  /** What was told or kept last, so that nothing is told twice. */
  #toldView = '';
  #keptAt = '';

  constructor(run: LocalRun, tell: (news: LocalNews) => void, timer: Timer) {
    this.run = run;
    this.#tell = tell;
    this.#clock = new Clock(
      timer,
      async () => this.stepOnce(),
      () => undefined,
    );
    this.#stopKeeping = heartbeat(timer, KEEP_MS, () => this.keep());
  }

  /** Tells what was opened; a hall that has begun is shown at once. */
  open(): void {
    const { world, par, game, time } = this.run;
    const wantsPar = game.kind === 'hall' && isScored(world.scenario) && par === undefined;
    this.#tell({
      type: 'opened',
      scenario: disclosed(world.scenario),
      view: viewOf(this.run),
      wantsPar,
      ...(par && { par }),
    });
    if (time.phase !== 'lobby') this.#show([]);
    this.#look();
  }

  /** Does something with the game, and then tells whatever that has changed. */
  async after<T>(work: (run: LocalRun) => T | Promise<T>): Promise<T> {
    const { tick, time } = this.run;
    const before = time.phase;
    const answer = work(this.run);
    const began = before === 'lobby' && time.phase !== 'lobby';
    if (began || tick !== this.run.tick) this.#show([]);
    this.#look();
    this.#follow();
    return answer;
  }

  /** Does one tick now. */
  stepOnce(): void {
    const { run } = this;
    run.step();
    this.#show(run.world.events);
    if (run.tick % ticksOf(run.world.scenario, SECOND_S) === 0) this.#look();
    this.#follow();
  }

  /** Tells the game as it is to be kept, if it is another one than was kept last. */
  keep(): void {
    const { run } = this;
    const { phase } = run.time;
    const { lines, ticks } = run.recording();
    const at = [ticks, lines.length, phase].join();
    if (phase === 'lobby' || at === this.#keptAt) return;
    this.#keptAt = at;
    const { scenario, seed } = run.header;
    const facts = { game: run.game, scenario, seed, tick: run.tick, over: phase === 'over' };
    this.#tell({ type: 'kept', journal: run.journal(), ...facts });
  }

  /** Ends for good. */
  close(): void {
    this.#clock.stop();
    this.#stopKeeping();
    this.run.close();
    this.keep();
  }

  /** The clock goes as the game says; whatever changes that is kept at once. */
  #follow(): void {
    const { time, world } = this.run;
    const view = viewOf(this.run);
    const told = JSON.stringify(view);
    if (told === this.#toldView) return;
    this.#toldView = told;
    this.#tell({ type: 'view', view });
    if (time.phase === 'running') this.#clock.start((world.scenario.tickSeconds * 1000) / time.speed);
    else this.#clock.stop();
    if (time.phase === 'over') this.#look();
    this.keep();
  }

  #show(events: LocalRun['world']['events']): void {
    const { tick, world } = this.run;
    const frame: LocalFrame = {
      type: 'frame',
      tick,
      cells: world.open.slice(),
      events: events.length > 0 ? [{ tick, events: [...events] }] : [],
    };
    this.#tell(frame);
  }

  /** Points and stars, about once a second. */
  #look(): void {
    const { run } = this;
    const { level, world, game, par, time } = run;
    if (level) this.#tell({ type: 'level', level });
    if (game.kind !== 'hall' || time.phase === 'lobby' || !isScored(world.scenario)) return;
    this.#tell({ type: 'score', score: this.#score.now(world, par, WEIGHTS[weightsOf(run.header)]) });
  }
}
