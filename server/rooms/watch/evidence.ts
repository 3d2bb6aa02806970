import type { CommandName } from '#shared/sim/commands/index.ts';

/** Tick at which a team first did an order, and first had it refused; −1 = never. */
export interface Tried {
  readonly done: number;
  readonly refused: number;
}
export type Evidence = { readonly [C in CommandName]?: Tried };

/** What teams have tried, and when people were last heard of. Absent: nothing yet. */
export interface WatchState {
  /** By team. */
  tried?: readonly (Evidence | undefined)[];
  /** Beat of each seat's latest order, by grant. */
  heard?: { readonly [grant: number]: number };
}

interface Given {
  readonly team: number;
  readonly author: number;
  readonly name: CommandName;
  readonly tick: number;
  readonly beat: number;
  readonly ok: boolean;
}

/** Notes an order of a team's member. */
export function noteOrder(state: WatchState, { team, author, name, tick, beat, ok }: Given): void {
  state.heard = { ...state.heard, [author]: beat };
  const before = state.tried?.[team] ?? {};
  const tried = before[name] ?? { done: -1, refused: -1 };
  const which = ok ? 'done' : 'refused';
  if (tried[which] >= 0) return;
  const teams = [...(state.tried ?? [])];
  teams[team] = { ...before, [name]: { ...tried, [which]: tick } };
  state.tried = teams;
}

/** What a team has ordered since a tick is void, and shows nothing. */
export function forgetSince(state: WatchState, team: number, fromTick: number): void {
  const before = state.tried?.[team];
  if (!before) return;
  const kept = (tick: number) => (tick >= fromTick ? -1 : tick);
  const entries = Object.entries(before).map(([name, { done, refused }]) => {
    return [name, { done: kept(done), refused: kept(refused) }] as const;
  });
  const teams = [...(state.tried ?? [])];
  teams[team] = Object.fromEntries(entries.filter(([, { done, refused }]) => done >= 0 || refused >= 0));
  state.tried = teams;
}

/** A hall is a copy of another one: what was tried there was tried here. */
export function copyEvidence(state: WatchState, team: number, into: number): void {
  const teams = [...(state.tried ?? [])];
  teams[into] = teams[team];
  state.tried = teams;
}
