import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { language, t } from '#client/words/words.ts';
import type { TournamentLine } from '#shared/tournament/lines.ts';
import type { OrganiserView } from '#shared/tournament/messages.ts';
import { entryName } from '../show/tournament-words.ts';
import type { Give } from './give.ts';

/** Everything that happened, the newest first; withdrawals, walkovers and corrections can be taken back. */
export function LineLog({ view, give }: { view: OrganiserView; give: Give }): JSX.Element {
  return (
    <details class="line-log">
      <summary>{t('tournament.log.title')}</summary>
      <ol class="match-list">
        {view.lines.toReversed().map(({ line, atMs, told, undoable }) => (
          <li key={line} class="row">
            <time class="mono soft" dateTime={new Date(atMs).toISOString()}>
              {timeOfDay(atMs)}
            </time>
            <span>{lineText(view, told)}</span>
            {undoable && (
              <Button kind="quiet" size="small" onClick={() => void give({ type: 'undo', line })}>
                {t('tournament.log.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}

function timeOfDay(atMs: number): string {
  return new Intl.DateTimeFormat(language.value, { timeStyle: 'medium' }).format(atMs);
}

function lineText(view: OrganiserView, told: TournamentLine): string {
  const who = (entries: readonly number[]): string => entries.map((entry) => entryName(view, entry)).join(', ') || '–';
  switch (told.type) {
    case 'entered':
    case 'withdrew':
      return t(`tournament.log.${told.type}`, { name: entryName(view, told.entry) });
    case 'paired':
      return t('tournament.log.paired', { round: told.round, count: told.matches.length, byes: who(told.byes) });
    case 'played':
      return t('tournament.log.played', { no: told.match + 1 });
    case 'walkover':
      return t('tournament.log.walkover', { no: told.match + 1, who: who(told.present) });
    case 'failed':
      return t('tournament.log.failed', { no: told.match + 1, again: told.again + 1 });
    case 'corrected':
      return t('tournament.log.corrected', { no: told.match + 1, why: told.why });
    case 'undone':
      return t('tournament.log.undone');
    case 'opened':
    case 'closed':
      return t(`tournament.log.${told.type}`);
  }
}
