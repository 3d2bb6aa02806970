import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import { fork, type World } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';

/** How a move ends if nobody gives an order. `goesOn`: not within the time that was looked ahead. */
export interface Foretold {
  readonly outcome: 'arrives' | 'fails' | 'goesOn';
  /** The first tick at which the guest belongs to the target, or the move is over; of one that goes on, how far was looked. */
  readonly atTick: number;
  readonly pauseMs: number;
  readonly sentMib: number;
  readonly rounds: number;
}

/** Machine seconds that are looked ahead: longer than any move in a hall of the game. Design value. */
const AHEAD_S = 120;

/**
 * How the moves under way end: a copy of the world is run on without orders until all are over. The world itself stays as it is,
 * and if really nobody gives an order it does exactly that.
 */
export function foretell(world: World, vms: readonly number[], aheadS = AHEAD_S): ReadonlyMap<number, Foretold> {
  const ahead = fork(world);
  const found = new Map<number, Foretold>();
  const lastTick = world.tick + ticksOf(world.scenario, SECOND_S) * aheadS;
  while (ahead.tick < lastTick && found.size < vms.length) {
    step(ahead, []);
    for (const vm of vms) {
      const ending = found.has(vm) ? undefined : endingOf(ahead, vm);
      if (ending) found.set(vm, ending);
    }
  }
  for (const vm of vms) if (!found.has(vm)) found.set(vm, goesOn(ahead, vm));
  return found;
}

/** What the last step told of the end of a VM's move. */
function endingOf({ events, tick }: World, vm: number): Foretold | undefined {
  for (const event of events) {
    if (event.type === 'migrationDone' && event.vm === vm) {
      return { outcome: 'arrives', atTick: tick, pauseMs: event.pauseMs, sentMib: event.sentMib, rounds: event.rounds };
    }
    if ((event.type === 'migrationFailed' || event.type === 'migrationCancelled') && event.vm === vm) {
      return { outcome: 'fails', atTick: tick, pauseMs: 0, sentMib: 0, rounds: 0 };
    }
  }
  return undefined;
}

function goesOn({ migrations, vms, tick }: World, vm: number): Foretold {
  const m = vms.migration[vm];
  const [sentMib, rounds, pausedS] =
    m < 0 ? [0, 0, 0] : [migrations.totalMib[m], migrations.round[m], migrations.pauseTotalS[m]];
  return { outcome: 'goesOn', atTick: tick, pauseMs: Math.round(pausedS * 1000), sentMib, rounds };
}
