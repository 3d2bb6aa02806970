import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Dialog } from '#client/ui/controls/dialog.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { t } from '#client/words/words.ts';
import type { Result } from '#shared/tournament/lines.ts';
import type { OrganiserView, TournamentMatchView } from '#shared/tournament/messages.ts';
import { entryName } from '../show/tournament-words.ts';
import type { Give } from './give.ts';

interface CorrectionProps {
  readonly view: OrganiserView;
  readonly match: TournamentMatchView;
  readonly give: Give;
  readonly onClose: () => void;
}

const REASON_SIGNS_MAX = 120;
const POINTS_MOST = 100;

/** Puts another result in the place of what was played; the reason is shown to everybody. */
export function CorrectionDialog({ view, match, give, onClose }: CorrectionProps): JSX.Element {
  const [why, setWhy] = useState('');
  const [points, setPoints] = useState(() => match.entries.map((entry) => pointsOf(match, entry)));
  const results = resultsOf(match, points);
  const correct = (): void => {
    if (!results || why.trim() === '') return;
    onClose();
    void give({ type: 'correct', match: match.no, results, why: why.trim() });
  };
  return (
    <Dialog
      title={t('tournament.organise.correctTitle', { no: match.no + 1 })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('tournament.organise.leave')}</Button>
          <Button
            kind="primary"
            reason={results && why.trim() !== '' ? undefined : t('tournament.organise.correctNeeds')}
            reasonAt="below"
            onClick={correct}
          >
            {t('tournament.organise.correctNow')}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('tournament.organise.correctText')}</p>
        {match.entries.map((entry, i) => (
          <Field
            key={entry}
            label={t('tournament.organise.pointsOf', { name: entryName(view, entry) })}
            type="number"
            min={0}
            max={POINTS_MOST}
            value={points[i] ?? ''}
            onInput={(value) => setPoints(points.with(i, value))}
          />
        ))}
        <Field label={t('tournament.organise.why')} value={why} onInput={setWhy} maxLength={REASON_SIGNS_MAX} />
      </div>
    </Dialog>
  );
}

function pointsOf({ results }: TournamentMatchView, entry: number): string {
  const milli = results.find((result) => result.entry === entry)?.milliPoints;
  return milli === undefined ? '' : String(milli / 1000);
}

/** The results that the typed points mean; nothing while one is none. What was not typed stays as it was played. */
function resultsOf(
  { entries, results }: TournamentMatchView,
  points: readonly string[],
): readonly Result[] | undefined {
  const read = entries.map((entry, i): Result | undefined => {
    const value = Number(points[i]);
    if (points[i] === '' || !(value >= 0 && value <= POINTS_MOST)) return undefined;
    const played = results.find((result) => result.entry === entry);
    const milliPoints = Math.round(value * 1000);
    return { entry, promisesMilli: played?.promisesMilli ?? 0, badGoldS: played?.badGoldS ?? 0, milliPoints };
  });
  return read.every((result) => result !== undefined) ? read : undefined;
}
