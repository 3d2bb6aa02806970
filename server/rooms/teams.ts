import type { RoomState, Seat } from './state.ts';

/** Uniform in [0, 1): handed in, so that tests can hold it still. What it decides is journaled. */
export type Random = () => number;

/** Seats that somebody holds. */
export function takenSeats(state: RoomState): Seat[] {
  return state.seats.filter((seat) => seat.grant > 0);
}

/** The team with the fewest members of those that play, the first of equals: where a latecomer goes. */
export function smallestTeam(state: RoomState): number {
  const sizes = teamSizes(state);
  return playingTeams(state).reduce((best, team) => ((sizes[team] ?? 0) < (sizes[best] ?? 0) ? team : best));
}

/** Teams that take part: all before the start; then those that had somebody at the start, or got somebody since. */
export function playingTeams(state: RoomState): readonly number[] {
  return state.playing ?? state.commands.map((_, team) => team);
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

/**
 * Deals everybody to the teams by chance; sizes differ by at most one, and there are no more teams than people. The answer is the
 * team of each seat.
 */
export function shuffledTeams(state: RoomState, random: Random): number[] {
  const teams = state.seats.map(() => -1);
  const playing = playingTeams(state);
  shuffled(takenSeats(state), random).forEach((seat, i) => {
    teams[seat.no] = playing[i % playing.length] ?? -1;
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
