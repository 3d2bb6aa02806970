import type { Member } from '#shared/jobs/bundles.ts';
import type { Attendance } from '../seats.ts';
import type { RoomState, Seat } from '../state.ts';
import { takenSeats } from '../teams.ts';
import { jobsOf } from './crew-state.ts';

/** Members of a team who play: not those on the bench, nor those who have gone for good. By seat. */
export function membersOf(state: RoomState, attendance: Attendance, team: number): Seat[] {
  return takenSeats(state).filter((seat) => {
    return seat.team === team && !seat.benched && attendance.stateOf(seat.no) !== 'left';
  });
}

/** The same with what they have. */
export function withJobs(state: RoomState, members: readonly Seat[]): (Member & { readonly grant: number })[] {
  return members.map(({ no, grant }) => ({ seat: no, grant, jobs: jobsOf(state, { seat: no, grant }) }));
}

/** Whether anybody else of the team is there who could confirm an order. */
export function hasSecond(
  state: RoomState,
  attendance: Attendance,
  { team, by }: { team: number; by: number },
): boolean {
  const others = membersOf(state, attendance, team).filter(({ no }) => no !== by);
  return others.some(({ no }) => attendance.stateOf(no) === 'seated');
}
