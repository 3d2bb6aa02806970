import type { CrewView } from '#shared/protocol/crew.ts';
import type { Game } from '../game.ts';
import type { Attendance } from '../seats.ts';
import { isChoosing } from './deal-jobs.ts';
import { membersOf, withJobs } from './members.ts';

/** What the members of a team are told; `leftOf`: ms that an order still has to be confirmed. */
export function crewViewOf(
  game: Game,
  attendance: Attendance,
  team: number,
  leftOf: (key: number) => number,
): CrewView {
  const { header, state } = game;
  const held = withJobs(state, membersOf(state, attendance, team));
  const holders = held.flatMap(({ seat, jobs }) => (jobs ? [{ seat, jobs }] : []));
  const keys = (state.keys ?? []).filter(({ order }) => order.team === team);
  return {
    ...(header.jobs && { jobs: { mode: header.jobs, choosing: isChoosing(game), holders } }),
    twoKey: header.twoKey ?? false,
    keys: keys.map(({ key, order, second }) => ({
      key,
      seat: order.by,
      call: order.call,
      leftMs: Math.round(leftOf(key)),
      confirmed: second !== undefined,
    })),
  };
}
