import type { JSX } from 'preact';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { Stage, Standing, Story } from '#shared/protocol/stage.ts';

/** Stories that stand there at a time. */
const SHOWN = 3;

/** What happens in the halls, in sentences; the newest first. */
export function Ticker({ view, stories }: { view: RoomView; stories: readonly Story[] }): JSX.Element {
  const told = stories.slice(-SHOWN).reverse();
  return (
    <section class="projector-ticker" aria-label={t('projector.ticker')}>
      <ul>
        {told.map((story) => (
          <li key={`${story.tick}/${story.team}/${story.type}`}>
            {t(`projector.story.${story.type}`, { team: nameOf(view, story.team), count: story.count })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(view: RoomView, no: number): string {
  const team = view.teams.find((each) => each.no === no);
  return team ? teamName(team) : String(no + 1);
}

/** A place in the standings. */
export function Place({ view, standing }: { view: RoomView; standing: Standing }): JSX.Element {
  const { place, team, points } = standing;
  return (
    <li>
      <span class="mono">{t('projector.place', { place })}</span>
      {team !== undefined && <Emblem no={view.teams.find(({ no }) => no === team)?.emblem ?? 0} size={28} />}
      {team !== undefined && <span>{nameOf(view, team)}</span>}
      <span class="mono">{t('projector.points', { points })}</span>
    </li>
  );
}

/** Who is ahead, as far as the teacher shows it. */
export function Standings({ view, stage }: { view: RoomView; stage: Stage }): JSX.Element | null {
  if (stage.standings.length === 0) return null;
  return (
    <section class="projector-standings" aria-label={t('projector.standings')}>
      <h2>
        {t('projector.standings')} {stage.frozen && <span class="soft">({t('projector.frozen')})</span>}
      </h2>
      <ol>
        {stage.standings.map((standing, row) => (
          <Place key={standing.team ?? row} view={view} standing={standing} />
        ))}
      </ol>
    </section>
  );
}
