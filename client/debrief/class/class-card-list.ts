import type { CardFigures, TeamDebrief } from '#shared/protocol/debrief.ts';

/** A question of the class: in how many halls it happened, and where and when first. */
export interface ClassCard extends CardFigures {
  readonly team: number;
  readonly count: number;
}

/** Cards of all teams, those that most of them have fired first. */
export function classCards(teams: readonly TeamDebrief[]): readonly ClassCard[] {
  const byId = new Map<string, ClassCard>();
  for (const { team, accounts } of teams)
    for (const { id, tick } of accounts?.cards ?? []) {
      const before = byId.get(id);
      const first = before && before.tick <= tick ? before : { id, tick, team };
      byId.set(id, { ...first, count: (before?.count ?? 0) + 1 });
    }
  return [...byId.values()].sort((a, b) => b.count - a.count || a.tick - b.tick);
}
