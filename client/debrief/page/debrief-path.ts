import { CAUSES, type Cause } from '#shared/sim/kernel/codes/index.ts';

/** The pages of a debrief, in the order of their tabs. */
export const DEBRIEF_PAGES = ['score', 'replay', 'whatIf', 'report'] as const;
export type DebriefPage = (typeof DEBRIEF_PAGES)[number];

/** What of a debrief an address opens. */
export interface DebriefPlace {
  /** Number of the team; absent = the class, or the only team there is. */
  readonly team?: number | undefined;
  /** Tick to look at in the replay. */
  readonly tick?: number | undefined;
  /** A second team beside the first. */
  readonly beside?: number | undefined;
  /** What is marked in the replay: a customer, and the cause that it lost by. Both or none. */
  readonly tenant?: number | undefined;
  readonly cause?: Cause | undefined;
}

const WAYS: { readonly [P in DebriefPage]: string } = {
  score: '',
  replay: '/replay',
  whatIf: '/what-if',
  report: '/report',
};

/** Address of a page of a debrief. */
export function debriefPath(code: string, page: DebriefPage, place: DebriefPlace = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(place)) if (value !== undefined) query.set(name, String(value));
  const way = `/d/${code}${WAYS[page]}`;
  return query.size === 0 ? way : `${way}?${query}`;
}

/** The place that the query of an address names; what is no number names nothing. */
export function placeIn(query: string): DebriefPlace {
  const asked = new URLSearchParams(query);
  const numberAt = (name: string): number | undefined => {
    const text = asked.get(name) ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const [tenant, cause] = [numberAt('tenant'), CAUSES.find((name) => name === asked.get('cause'))];
  const about = tenant === undefined || cause === undefined ? {} : { tenant, cause };
  return { team: numberAt('team'), tick: numberAt('tick'), beside: numberAt('beside'), ...about };
}
