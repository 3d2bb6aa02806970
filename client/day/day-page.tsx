import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { RaceChoice } from '#client/ghost/race/race-choice.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { duration } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import { dateText } from './date-text.ts';
import { DayList } from './day-list.tsx';
import { dayResult } from './day-results.ts';
import { type Day, dayOf, isPlayable, lastDays } from './days.ts';
import { ShareDay } from './share-day.tsx';
import './day.css';

interface DayPageProps {
  /** `2026-11-30`; absent = today. */
  readonly date?: string | undefined;
  /** Begins the game of a day, against a ghost if one is chosen. */
  readonly onPlay: (day: Day, ghost: string | undefined) => void;
}

/** The day's hall, or that of one of the last days: what is played, whom to race, what one came to; and the list of them. */
export function DayPage({ date, onPlay }: DayPageProps): JSX.Element {
  const nowMs = Date.now();
  const days = lastDays(nowMs);
  const day = date === undefined ? days[0] : dayOf(date, nowMs);
  const shown = day && isPlayable(day, nowMs) ? day : undefined;
  const isToday = shown?.date === days[0]?.date;
  return (
    <Page title={t('day.title')} width="medium">
      <div class="stack loose">
        <header class="stack">
          <h1>{t(isToday || !shown ? 'day.title' : 'day.past')}</h1>
          {shown ? <p class="soft">{t('day.intro')}</p> : <p class="notice bad">{t('day.none')}</p>}
        </header>
        {shown && <DayPlace key={shown.date} day={shown} onPlay={onPlay} />}
        <section class="stack">
          <h2>{t('day.lastDays')}</h2>
          <DayList days={days.filter((each) => each.date !== shown?.date)} />
        </section>
      </div>
    </Page>
  );
}

function DayPlace({ day, onPlay }: { day: Day; onPlay: DayPageProps['onPlay'] }): JSX.Element {
  const [ghost, setGhost] = useState<string>();
  const [finding, setFinding] = useState(false);
  const choose = (text: string | undefined, isFinding: boolean): void => {
    setGhost(text);
    setFinding(isFinding);
  };
  const result = dayResult(day.date);
  const lengthS = scenarioById(day.hall, day.seed)?.lengthS ?? 0;
  return (
    <>
      <section class="stack day-today">
        <p class="soft">{dateText(day.date)}</p>
        <h2>{hallTitle(day.hall)}</h2>
        <p>{t(`scenario.${day.hall}.text`)}</p>
        <p class="small soft">{t('day.facts', { length: duration(lengthS), seed: day.seed })}</p>
        <RaceChoice place={{ kind: 'hall', id: day.hall }} seed={day.seed} onChoose={choose} />
        <div class="row">
          <Button kind="primary" size="large" busy={finding} onClick={() => onPlay(day, ghost)}>
            {t(result ? 'day.again' : 'day.play')}
          </Button>
        </div>
      </section>
      {result && (
        <section class="stack">
          <h2>{t('day.yourBest')}</h2>
          <ShareDay day={day} result={result} />
        </section>
      )}
    </>
  );
}
