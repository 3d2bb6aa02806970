import { giverOf, type UiState } from '#client/model/state/ui-state.ts';
import { coveredJob } from '#shared/jobs/orders.ts';
import type { CrewJobs, JobName } from '#shared/protocol/crew.ts';
import type { SeatView } from '#shared/protocol/messages.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';

/** Members of one's own team, oneself among them; nobody for one who only looks. */
export function matesOf(ui: UiState): readonly SeatView[] {
  const seats = ui.session.view.value?.seats ?? [];
  const me = giverOf(ui);
  const team = seats.find(({ no }) => no === me)?.team ?? -1;
  return team < 0 ? [] : seats.filter((seat) => seat.team === team && seat.state !== 'empty');
}

/** Jobs in one's team; nothing where nobody has one, or where one has them all. */
export function crewJobsOf(ui: UiState): CrewJobs | undefined {
  const jobs = ui.session.crew?.view.value?.jobs;
  return jobs && jobs.holders.length > 1 ? jobs : undefined;
}

/** What oneself has; absent: everything. */
export function ownJobsOf(ui: UiState): readonly JobName[] | undefined {
  const me = giverOf(ui);
  return crewJobsOf(ui)?.holders.find(({ seat }) => seat === me)?.jobs;
}

/** Whose order it is, if it is another's: one gives it by holding the button. */
export function coverOf(ui: UiState, command: CommandName): JobName | undefined {
  return ui.readOnly ? undefined : coveredJob(ownJobsOf(ui), command);
}

/** Names of those who have a job. */
export function holdersOf(ui: UiState, job: JobName): readonly string[] {
  const holders = crewJobsOf(ui)?.holders.filter(({ jobs }) => jobs.includes(job)) ?? [];
  const seats = ui.session.view.value?.seats ?? [];
  return holders.flatMap(({ seat }) => seats.find(({ no }) => no === seat)?.name ?? []);
}
