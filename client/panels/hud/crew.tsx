import type { JSX } from 'preact';
import { isLocalId } from '#client/local/local-id.ts';
import { crewJobsOf, matesOf } from '#client/model/crew/crew.ts';
import { JOB_ICONS } from '#client/model/crew/job-glyphs.ts';
import { jobsText } from '#client/model/crew/job-words.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { giverOf } from '#client/model/state/ui-state.ts';
import { LINK_SLOW_MS } from '#client/net/play-session.ts';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { CrewJobs } from '#shared/protocol/crew.ts';

/** Who plays in this hall, and how good one's own line is; nothing for a game of this device, which needs neither. */
export function Crew({ ui }: PanelProps): JSX.Element | null {
  const view = ui.session.view.value;
  if (view && isLocalId(view.code)) return null;
  const me = giverOf(ui);
  const team = view?.seats.find((seat) => seat.no === me)?.team;
  const ours = view?.teams.find(({ no }) => no === team);
  const members = matesOf(ui);
  const jobs = crewJobsOf(ui);
  return (
    <div class="crew">
      {ours && view && view.teams.length > 1 && (
        <strong class="crew-team">
          <Emblem no={ours.emblem} size={20} />
          {teamName(ours)}
        </strong>
      )}
      <ul aria-label={t('play.crew')}>
        {members.map((seat) => (
          <li key={seat.no} class={`mate ${seat.state}`} title={t(`play.seat.${seat.state}`, { name: seat.name })}>
            <span class="dot" aria-hidden="true" />
            <span class={seat.no === me ? 'me' : ''}>{seat.name}</span>
            {jobs && <JobsOf jobs={jobs} seat={seat.no} />}
            {seat.state !== 'seated' && <span class="unseen">{t(`play.seat.${seat.state}`, { name: '' })}</span>}
          </li>
        ))}
      </ul>
      <LinkQuality ui={ui} />
    </div>
  );
}

/** What somebody looks after, as signs with words for those who listen. */
function JobsOf({ jobs, seat }: { jobs: CrewJobs; seat: number }): JSX.Element | null {
  const own = jobs.holders.find((holder) => holder.seat === seat)?.jobs ?? [];
  if (own.length === 0) return null;
  return (
    <span class="mate-jobs" title={jobsText(own)}>
      {own.map((job) => (
        <VerbIcon key={job} name={JOB_ICONS[job]} />
      ))}
      <span class="unseen">{jobsText(own)}</span>
    </span>
  );
}

/** Round trips above this are felt, in ms. Design value. */
const FINE_MS = 120;

function LinkQuality({ ui }: Pick<PanelProps, 'ui'>): JSX.Element {
  const ms = ui.session.linkMs.value;
  const link = ui.session.link.value;
  const bars = link !== 'live' ? 0 : ms <= FINE_MS ? 3 : ms <= LINK_SLOW_MS ? 2 : 1;
  const word = t(`play.link.${link}`, { ms });
  return (
    <span class={`link-quality bars-${bars}`} title={word} role="img" aria-label={word}>
      <i />
      <i />
      <i />
    </span>
  );
}
