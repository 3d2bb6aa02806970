/** Parts of a course, in its order. */
export const GROUPS = [
  'definition',
  'cpu',
  'memory',
  'io',
  'storage',
  'migration',
  'cluster',
  'cloud',
  'security',
  'facility',
] as const;
export type Group = (typeof GROUPS)[number];

/** What a number counts; how it is written is the page's affair. `share`: a fraction of 1. */
export type Unit =
  | 'mib'
  | 'mibPerS'
  | 'mbit'
  | 'share'
  | 'ms'
  | 's'
  | 'watts'
  | 'wattHours'
  | 'cents'
  | 'count'
  | 'times'
  | 'mhz'
  | 'perS'
  | 'cycles'
  | 'frame'
  | 'pages'
  | 'address'
  | 'celsius';

/** A place in the lecture texts: which of them (`LECTURES`) and under which heading. */
export interface LecturePlace {
  readonly text: LectureId;
  readonly section: string;
}
export type LectureId = 'S0' | 'S1' | 'S2' | 'S3' | 'S4';

/** What every concept has, whatever it is shown by. Words: `see.entry.<id>`. */
export interface EntryHeader {
  readonly id: string;
  readonly group: Group;
  /** Ids of rules in `docs/model`; the first one is the one that it is about. */
  readonly rules: readonly [string, ...string[]];
  /** Where the rule or its numbers come from: author, venue, year, section. */
  readonly papers: readonly string[];
  /** Items of `shared/see/items.ts` that a person meets here. */
  readonly covers: readonly string[];
  readonly lectures: readonly LecturePlace[];
  /** Id of the hall in which it can be played. */
  readonly hall?: string;
  /** What one may change. Their words are `see.entry.<id>.lever.<id>`. */
  readonly levers: readonly { readonly id: string }[];
}
