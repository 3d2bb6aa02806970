import type { JSX } from 'preact';
import { crewJobsOf, holdersOf, ownJobsOf } from '#client/model/crew/crew.ts';
import { JOB_ICONS } from '#client/model/crew/job-glyphs.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { type CrewJobs, JOBS, type JobName } from '#shared/protocol/crew.ts';

/** Who has which job, what a job is, and, when that is open, how to take one. */
export function JobsDialog({ ui }: { ui: UiState }): JSX.Element | null {
  const jobs = crewJobsOf(ui);
  const close = (): void => {
    ui.jobsShown.value = false;
  };
  if (!jobs) return null;
  return (
    <Dialog title={t('job.title')} onClose={close} actions={<Button onClick={close}>{t('app.close')}</Button>}>
      <p>{t('job.intro')}</p>
      <ul class="job-list">
        {JOBS.map((job) => (
          <Job key={job} ui={ui} job={job} choosing={jobs.choosing} />
        ))}
      </ul>
      <p class="soft small">{t(whenText(jobs))}</p>
    </Dialog>
  );
}

function whenText({ mode, choosing }: CrewJobs): string {
  if (mode === 'rotate') return 'job.rotating';
  return choosing ? 'job.choosing' : 'job.notChoosing';
}

function Job({ ui, job, choosing }: { ui: UiState; job: JobName; choosing: boolean }): JSX.Element {
  const name = t(`job.${job}.name`);
  const own = ownJobsOf(ui)?.includes(job) ?? false;
  const take = (): void => {
    if (ui.session.crew) void ask(ui.session.crew.ask({ type: 'takeJob', job }));
  };
  return (
    <li class={own ? 'own' : ''}>
      <VerbIcon name={JOB_ICONS[job]} />
      <span>
        <strong>{name}</strong> <span class="mono small">{holdersOf(ui, job).join(', ') || t('job.nobody')}</span>
        <span class="soft small job-text">
          {t(`job.${job}.text`)} {t(`job.${job}.first`)}
        </span>
      </span>
      {own && <strong class="small">{t('job.isYours')}</strong>}
      {!own && choosing && (
        <Button size="small" onClick={take}>
          {t('job.take', { job: name })}
        </Button>
      )}
    </li>
  );
}
