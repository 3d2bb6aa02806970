import { JOBS, type JobName } from '#shared/protocol/crew.ts';

/** Jobs that one member has. */
export type Bundle = readonly JobName[];

/**
 * Who has what in a team of one to five: the more people, the fewer jobs each; from four on a job has two people, first the one with
 * the most alarms. Design values.
 */
const BUNDLES: readonly (readonly Bundle[])[] = [
  [JOBS],
  [['capacity', 'business'], ['operations']],
  [['capacity'], ['operations'], ['business']],
  [['capacity'], ['operations'], ['business'], ['operations']],
  [['capacity'], ['operations'], ['business'], ['operations'], ['capacity']],
];

/** The bundles of a team of so many; in a team of more than five the jobs go round. */
export function bundlesOf(members: number): readonly Bundle[] {
  const listed = BUNDLES[members - 1];
  return listed ?? Array.from({ length: Math.max(0, members) }, (_, i) => [JOBS[i % JOBS.length] ?? JOBS[0]]);
}

/** A member as jobs are dealt. `jobs`: what they have, if anything. */
export interface Member {
  readonly seat: number;
  readonly jobs?: Bundle | undefined;
}

/** Bundles in the order of the members. */
export type Deal = readonly Bundle[];

/** Whether the members have exactly the bundles of a team of their size. */
export function isDealt(members: readonly Member[]): boolean {
  const wanted = bundlesOf(members.length).map(keyOf).sort();
  const held = members.map(({ jobs }) => keyOf(jobs ?? [])).sort();
  return wanted.every((bundle, i) => bundle === held[i]);
}

/** Deals anew after somebody came or went: as many as can keep what they have, and the others get what is left. */
export function dealJobs(members: readonly Member[]): Deal {
  const left = [...bundlesOf(members.length)];
  const dealt = new Map<Member, Bundle>();
  for (const alike of [isSame, overlaps, () => true]) {
    for (const member of members) {
      if (dealt.has(member)) continue;
      const at = left.findIndex((bundle) => alike(bundle, member.jobs ?? []));
      const [bundle] = at < 0 ? [] : left.splice(at, 1);
      if (bundle) dealt.set(member, bundle);
    }
  }
  return members.map((member) => dealt.get(member) ?? []);
}

/** Everybody gets what the one before them had: after as many turns as there are members everybody has had each bundle. */
export function rotateJobs(members: readonly Member[]): Deal {
  return members.map((_, i) => members.at(i - 1)?.jobs ?? []);
}

/** Somebody takes a job: the bundle that it is in, from whoever has it, who gets theirs. Nothing if it is theirs or nobody's. */
export function takeJob(members: readonly Member[], seat: number, job: JobName): Deal | undefined {
  const taker = members.find((member) => member.seat === seat);
  const giver = members.find((member) => member.jobs?.includes(job) && member.seat !== seat);
  if (!taker?.jobs || !giver?.jobs || taker.jobs.includes(job)) return undefined;
  return members.map((member) => (member === taker ? giver.jobs : member === giver ? taker.jobs : member.jobs) ?? []);
}

function isSame(a: Bundle, b: Bundle): boolean {
  return keyOf(a) === keyOf(b);
}

function overlaps(a: Bundle, b: Bundle): boolean {
  return a.some((job) => b.includes(job));
}

/** A bundle as a word. */
function keyOf(bundle: Bundle): string {
  return bundle.join('+');
}
