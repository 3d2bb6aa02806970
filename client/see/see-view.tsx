import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import type { WorldEntry } from '#shared/see/entry.ts';
import { Levers } from './ask/levers.tsx';
import { Prediction, type Said } from './ask/prediction.tsx';
import { Sources } from './ask/sources.tsx';
import { Transport } from './ask/transport.tsx';
import { askedOfWorld, outcomeWords } from './ask/world-question.ts';
import { entryWords } from './figure-words.ts';
import { Bars } from './picture/bars.tsx';
import { FigureList, FigureTable } from './picture/figure-list.tsx';
import { InsidePicture } from './picture/inside-picture.tsx';
import { LineChart } from './picture/line-chart.tsx';
import { usePlayer } from './run/use-player.ts';
import { type Runs, useRuns } from './run/use-runs.ts';
import './see.css';

interface SeeViewProps {
  readonly entry: WorldEntry;
  readonly embedded: boolean;
}

/** One concept: a world that stands still at the moment that matters, until somebody has said what will happen. */
export function SeeView({ entry, embedded }: SeeViewProps): JSX.Element {
  const [pulled, setPulled] = useState<readonly string[]>([]);
  const runs = useRuns(entry, pulled);
  if (runs === 'failed')
    return (
      <p class="notice bad" role="alert">
        {t('app.pageFailed')}
      </p>
    );
  if (runs === 'waiting')
    return (
      <p class="soft" role="status">
        {t('see.running')}
      </p>
    );
  return <Running entry={entry} embedded={embedded} runs={runs} pulled={pulled} onPull={setPulled} />;
}

interface RunningProps extends SeeViewProps {
  readonly runs: Runs;
  readonly pulled: readonly string[];
  readonly onPull: (pulled: readonly string[]) => void;
}

function Running({ entry, embedded, runs, pulled, onPull }: RunningProps): JSX.Element {
  const [said, setSaid] = useState<Said>();
  const { plain, shown } = runs;
  const player = usePlayer(shown.stop, said ? shown.end : shown.stop, shown.end);
  const [over, setOver] = useState(false);
  if (said && player.moment >= shown.end && !over) setOver(true);
  const say = (what: Said): void => {
    setSaid(what);
    player.seek(shown.stop);
  };
  const beside = shown === plain ? undefined : plain;
  const outcomes = beside && { now: outcomeWords(entry, shown), before: outcomeWords(entry, beside) };
  return (
    <div class={`see-view ${entry.inside ? 'opened' : ''}`}>
      <div class="see-words">
        <p>{entryWords(entry, 'before')}</p>
        <Prediction entry={entry} asked={askedOfWorld(entry, plain)} said={said} over={over} onSay={say} />
      </div>
      <section class="see-picture" aria-label={t('see.picture')}>
        {entry.inside && <InsidePicture ask={entry.inside} runs={runs} moment={player.moment} sealed={!said} />}
        {!entry.inside && <LineChart entry={entry} run={shown} plain={beside} moment={player.moment} />}
        {!entry.inside && <Bars entry={entry} run={shown} moment={player.moment} />}
        <Transport player={player} run={shown} held={said ? undefined : t('see.sayFirst')} />
        {entry.inside && <LineChart entry={entry} run={shown} plain={beside} moment={player.moment} />}
        <FigureList entry={entry} run={shown} plain={beside} moment={player.moment} />
        <FigureTable entry={entry} run={shown} moment={player.moment} />
      </section>
      <div class="see-words after">
        {said && <p>{entryWords(entry, 'happens')}</p>}
        {over && <p>{entryWords(entry, 'why')}</p>}
        {over && <Levers entry={entry} pulled={pulled} onPull={onPull} outcomes={outcomes} />}
        {(over || !embedded) && <Sources entry={entry} embedded={embedded} />}
      </div>
    </div>
  );
}
