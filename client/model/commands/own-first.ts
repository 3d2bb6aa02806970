import type { Verb } from '#client/model/commands/verb.ts';
import { coverOf, ownJobsOf } from '#client/model/crew/crew.ts';
import type { Incident } from '#client/model/facts/incidents.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { JOB_OF_INCIDENT } from '#shared/jobs/desks.ts';
import type { JobName } from '#shared/protocol/crew.ts';

/** Verbs with those of one's own job first; nothing is left out. */
export function ownVerbsFirst(ui: UiState, verbs: readonly Verb[]): readonly Verb[] {
  const isOwn = ({ command }: Verb) => coverOf(ui, command) === undefined;
  return [...verbs.filter(isOwn), ...verbs.filter((verb) => !isOwn(verb))];
}

/** The same for whatever a job is called by first. Without jobs the order stays. */
export function ownFirst<T>(ui: UiState, items: readonly T[], jobOf: (item: T) => JobName): readonly T[] {
  const own = ownJobsOf(ui);
  if (!own) return items;
  return [...items.filter((item) => own.includes(jobOf(item))), ...items.filter((item) => !own.includes(jobOf(item)))];
}

/** Whose an alarm is, where it is another's. */
export function othersAlarm(ui: UiState, job: JobName): JobName | undefined {
  const own = ownJobsOf(ui);
  return own && !own.includes(job) ? job : undefined;
}

export function jobOfIncident({ kind }: Pick<Incident, 'kind'>): JobName {
  return JOB_OF_INCIDENT[kind];
}
