import { VERB_CARDS } from '#client/cards/table/verbs.ts';
import type { TeamOverview } from '#shared/protocol/messages.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** How far a team has come with a concept. `tick`: of the first order that shows it. */
export type Met = { readonly how: 'done' | 'tried'; readonly tick: number } | { readonly how: 'notMet' };

export interface ConceptRow {
  /** Id of the concept at `/see`. */
  readonly concept: string;
  /** One for each team. */
  readonly cells: readonly Met[];
}

/** Concepts that the orders of a hall are about, and what each team's journal holds of them. */
export function conceptRows(scenario: Scenario, teams: readonly TeamOverview[]): ConceptRow[] {
  const byConcept = new Map<string, CommandName[]>();
  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    const concept = VERB_CARDS[name].see;
    if (concept === undefined || !isAllowed(scenario, name)) continue;
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), name]);
  }
  return [...byConcept].map(([concept, orders]) => {
    return { concept, cells: teams.map((team) => metOf(team, orders)) };
  });
}

function metOf({ watch: { tried } }: TeamOverview, orders: readonly CommandName[]): Met {
  const firstOf = (which: 0 | 1) => {
    const ticks = orders.map((name) => tried[name]?.[which] ?? -1).filter((tick) => tick >= 0);
    return ticks.length === 0 ? undefined : Math.min(...ticks);
  };
  const [done, refused] = [firstOf(0), firstOf(1)];
  if (done !== undefined) return { how: 'done', tick: done };
  return refused === undefined ? { how: 'notMet' } : { how: 'tried', tick: refused };
}
