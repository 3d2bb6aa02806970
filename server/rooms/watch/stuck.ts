import type { QuietSeat, Stuck, Watch } from '#shared/protocol/watch.ts';
import { QUIET_S, STUCK_S } from '#shared/protocol/watch.ts';
import { CAUSES, INCIDENT_STATES } from '#shared/sim/kernel/codes/index.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { RoomState } from '../state.ts';
import { takenSeats } from '../teams.ts';

const FREE = INCIDENT_STATES.indexOf('none');

/** The cause that has troubled a hall for longest without an end, if it has done so for long. */
function stuckOf({ scenario, tick, incidents }: World): Stuck | undefined {
  const rows = [...incidents.state.keys()].filter((row) => incidents.state[row] !== FREE && causeOf(row) !== undefined);
  const sinceOf = (row: number) => incidents.sinceTick[row] ?? tick;
  const oldest = rows.reduce<number | undefined>((best, row) => {
    return best === undefined || sinceOf(row) < sinceOf(best) ? row : best;
  }, undefined);
  const cause = oldest === undefined ? undefined : causeOf(oldest);
  if (oldest === undefined || cause === undefined) return undefined;
  const forS = secondsFrom(scenario, sinceOf(oldest), tick);
  return forS < STUCK_S ? undefined : { cause, forS, count: rows.filter((row) => causeOf(row) === cause).length };

  function causeOf(row: number): Stuck['cause'] | undefined {
    const name = CAUSES[incidents.cause[row] ?? 0];
    return name === undefined || name === 'none' ? undefined : name;
  }
}

function secondsFrom(scenario: World['scenario'], from: number, to: number): number {
  return Math.round(secondsAt(scenario, to) - secondsAt(scenario, from));
}

/** Members of a team who are there and have ordered nothing for long. */
function quietSeats(state: RoomState, team: number, beat: number): QuietSeat[] {
  return takenSeats(state).flatMap(({ no, grant, team: own, atS }): QuietSeat[] => {
    const forS = Math.round(beat - (state.heard?.[grant] ?? atS));
    return own === team && forS >= QUIET_S ? [{ seat: no, forS }] : [];
  });
}

/** What helps an instructor to see whether a team needs a word. */
export function watchOf(world: World, team: number, state: RoomState): Watch {
  const beat = Math.floor(secondsAt(world.scenario, world.tick));
  const stuck = stuckOf(world);
  const next = world.scenario.events.filter(({ atS }) => atS > beat).sort((a, b) => a.atS - b.atS)[0];
  const tried = Object.entries(state.tried?.[team] ?? {}).map(([name, { done, refused }]) => [name, [done, refused]]);
  return {
    ...(stuck && { stuck }),
    quiet: quietSeats(state, team, beat),
    tried: Object.fromEntries(tried) as Watch['tried'],
    ...(next && { next: { kind: next.kind, atS: next.atS } }),
  };
}
