import type { JSX } from 'preact';
import { ownJobsOf } from '#client/model/crew/crew.ts';
import { JOB_ICONS } from '#client/model/crew/job-glyphs.ts';
import { jobsText } from '#client/model/crew/job-words.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import { type JobFigure, jobFigures } from './job-figures.ts';
import './jobs.css';

/** One's job, and what it looks at first: a line under the first glance, always of one height. */
export function JobBar({ ui, world }: PanelProps): JSX.Element | null {
  const own = ownJobsOf(ui);
  if (!own) return null;
  return (
    <section class="job-bar" aria-label={t('job.yours')}>
      <strong class="job-name">
        {own.map((job) => (
          <VerbIcon key={job} name={JOB_ICONS[job]} />
        ))}
        <span class="job-words">{jobsText(own)}</span>
      </strong>
      <ul class="job-figures" aria-label={t('job.figures')}>
        {jobFigures(world, own).map((figure) => (
          <Figure key={figure.key} figure={figure} />
        ))}
      </ul>
      <Button size="small" kind="quiet" onClick={() => (ui.jobsShown.value = true)}>
        {t('job.open')}
      </Button>
    </section>
  );
}

function Figure({ figure: { key, value, bad } }: { figure: JobFigure }): JSX.Element {
  return (
    <li class={bad ? 'bad' : ''}>
      {bad && <StatusGlyph status="watch" wordless />}
      <strong class="mono">{value}</strong> <span class="soft">{t(`job.figure.${key}`)}</span>
    </li>
  );
}
