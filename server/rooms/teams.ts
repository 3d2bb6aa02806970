import type { RoomState, Seat } from './state.ts';

/** Uniform in [0, 1): handed in, so that tests can hold it still. What it decides is journaled. */
export type Random = () => number;

/** Seats that somebody holds. */
export function takenSeats(state: RoomState): Seat[] {
  return state.seats.filter((seat) => seat.grant > 0);
}

/** The team with the fewest members, the first of equals: where a latecomer goes. */
export function smallestTeam(state: RoomState): number {
  const sizes = teamSizes(state);
  return sizes.indexOf(Math.min(...sizes));
}

/** Members of each team. */
export function teamSizes(state: RoomState): number[] {
  const sizes = state.commands.map(() => 0);
  for (const { team } of takenSeats(state)) if (team >= 0) sizes[team] = (sizes[team] ?? 0) + 1;
  return sizes;
}

/** Members that a team may have when players pick: as many as an even split needs. */
export function pickLimit(state: RoomState): number {
  return Math.ceil(state.seats.length / state.commands.length);
}

/** Deals everybody to the teams by chance; sizes differ by at most one. The answer is the team of each seat. */
export function shuffledTeams(state: RoomState, random: Random): number[] {
  const teams = state.seats.map(() => -1);
  shuffled(takenSeats(state), random).forEach((seat, i) => {
    teams[seat.no] = i % state.commands.length;
  });
  return teams;
}

/** Teams at the start: those formed so far; who has none goes by chance, or into the smallest. */
export function teamsAtStart(state: RoomState, random: Random): number[] {
  const taken = takenSeats(state);
  if (taken.every(({ team }) => team < 0)) return shuffledTeams(state, random);
  const teams = state.seats.map(({ team }) => team);
  const sizes = teamSizes(state);
  for (const seat of taken) {
    if (seat.team >= 0) continue;
    const team = sizes.indexOf(Math.min(...sizes));
    teams[seat.no] = team;
    sizes[team] = (sizes[team] ?? 0) + 1;
  }
  return teams;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const deck = [...items];
  for (let i = deck.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const [a, b] = [deck[i], deck[j]];
    if (a !== undefined && b !== undefined) [deck[i], deck[j]] = [b, a];
  }
  return deck;
}
