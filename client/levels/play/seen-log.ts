import type { PlaySession } from '#client/net/play-session.ts';
import type { SeenRun } from '#shared/levels/coach.ts';
import type { LevelLine } from '#shared/levels/hall-level.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Everything that was told and ordered in a session, for what helps in it. */
export class SeenLog {
  readonly #events: LevelLine[] = [];
  readonly #given: CommandName[] = [];
  #known: readonly CommandCall[] = [];
  readonly #stops: readonly (() => void)[];

  constructor(session: PlaySession) {
    this.#stops = [
      session.onEvents((events, tick) => {
        for (const event of events) this.#events.push({ tick, event });
      }),
      session.waiting.subscribe((waiting) => {
        for (const call of waiting) if (!this.#known.includes(call)) this.#given.push(call.name);
        this.#known = waiting;
      }),
    ];
  }

  /** What has been seen, with the hall as it is. */
  runOf(world: OpenWorld): SeenRun {
    return { world, events: this.#events };
  }

  /** Names of the orders that were given since this was last asked. */
  takeGiven(): readonly CommandName[] {
    return this.#given.splice(0);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }
}
