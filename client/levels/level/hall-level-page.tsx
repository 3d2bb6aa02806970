import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import type { RaceChoiceProps } from '#client/ghost/race/race-choice.tsx';
import { dropWantedRace, wantedRace } from '#client/ghost/race/wanted-race.ts';
import { anySeed } from '#client/local/any-seed.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { withAloneWords, withHallWords } from '#client/words/words.ts';
import type { HallLevel } from '#shared/levels/hall-level.ts';
import type { AttemptPlan, AttemptProps } from '../play/attempt-plan.ts';
import { levelName } from '../words/level-words.ts';
import { LevelBrief } from './level-brief.tsx';

/** The hall comes only when it is played. */
const LazyAttempt = fetched<AttemptProps>(
  async () => (await withHallWords(import('../play/hall-attempt.tsx'))).HallAttemptPage,
);

/** Whom to race comes with its words, after the brief. */
const LazyRace = fetched<RaceChoiceProps>(
  async () => (await withAloneWords(import('#client/ghost/race/race-choice.tsx'))).RaceChoice,
  true,
);

/** A level in a hall: the brief, then one attempt after the other. */
export function HallLevelPage({ level }: { level: HallLevel }): JSX.Element {
  const [plan, setPlan] = useState<AttemptPlan | undefined>(askedGame);
  const place = { kind: 'level', id: level.id } as const;
  const wanted = useMemo(() => wantedRace(place), [level.id]);
  const [drawn, setDrawn] = useState(() => askedSeed() ?? wanted?.seed ?? anySeed());
  const [ghost, setGhost] = useState<string>();
  const [finding, setFinding] = useState(false);
  const choose = (text: string | undefined, isFinding: boolean): void => {
    setGhost(text);
    setFinding(isFinding);
  };
  const start = (answers: AttemptPlan['answers']): void => {
    dropWantedRace();
    setPlan({ no: 1, seed: drawn, answers, ...(ghost !== undefined && { ghost }) });
  };
  if (!plan)
    return (
      <Page title={levelName(level.id)} width="medium">
        <div class="stack loose">
          <LevelBrief level={level} onStart={start} waits={finding} />
          <LazyRace place={place} seed={drawn} given={wanted?.text} onChoose={choose} />
        </div>
      </Page>
    );
  const again = (seed: string): void => {
    // What is asked before it is asked anew: a plan may change.
    const isAsked = level.asks?.some(({ when }) => when === 'before');
    setDrawn(seed);
    setPlan(isAsked ? undefined : { no: plan.no + 1, seed, answers: plan.answers });
  };
  return (
    <LazyAttempt
      key={plan.no}
      level={level}
      plan={plan}
      onAgain={() => again(plan.seed)}
      onAnother={() => again(anySeed())}
    />
  );
}

/** The hall that a link asks for. */
function askedSeed(): string | undefined {
  return new URLSearchParams(here().query).get('seed') ?? undefined;
}

/** A game that this device keeps and that goes on: the page was loaded again in the middle of it. */
function askedGame(): AttemptPlan | undefined {
  const game = new URLSearchParams(here().query).get('game');
  return game ? { no: 1, seed: askedSeed() ?? anySeed(), answers: {}, game } : undefined;
}
