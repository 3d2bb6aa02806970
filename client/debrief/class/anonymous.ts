import { t } from '#client/words/words.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';

/** Teams without names, in an order that says nothing about numbers or names: the best score first. */
export interface AnonymousTeams {
  readonly teams: readonly TeamDebrief[];
  /** `Team 1` is the first of them. Asked with a team of the list: those of a player's debrief have no numbers to tell them apart. */
  readonly nameOf: (team: TeamDebrief) => string;
}

export function anonymous(teams: readonly TeamDebrief[]): AnonymousTeams {
  const points = ({ score }: TeamDebrief) => score?.milliPoints ?? 0;
  const sorted = [...teams].sort((a, b) => points(b) - points(a) || a.team - b.team);
  const order = new Map(sorted.map((team, i) => [team, i + 1]));
  return { teams: sorted, nameOf: (team) => t('debrief.teamNo', { no: order.get(team) ?? 0 }) };
}
