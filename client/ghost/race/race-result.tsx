import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { orderText } from '#client/debrief/orders/order-words.ts';
import { namedWorld } from '#client/debrief/orders/use-orders.ts';
import { clockText } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { GhostNames } from '#shared/replay/ghost/ghost-course.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { GhostLine } from '../run/ghost-line.ts';
import type { GhostAsks, GhostFacts } from '../run/ghost-messages.ts';
import { useCourse } from '../run/use-course.ts';
import { useYardstick } from '../run/use-yardstick.ts';
import { FinalFigures } from '../show/final-figures.tsx';
import { GhostCharts, type Racer } from '../show/ghost-charts.tsx';
import { noGhostWords, whoName } from '../show/ghost-words.ts';
import '../show/ghost.css';

interface RaceResultProps {
  readonly line: GhostLine;
  readonly own: GhostFacts;
  readonly ghost: GhostFacts;
  readonly par: ParFigures | undefined;
}

/** A race that is over: both games beside each other, and the first decision in which they differ. */
export function RaceResult({ line, own, ghost, par }: RaceResultProps): JSX.Element {
  const [mine, theirs] = [useCourse(line, own.text), useCourse(line, ghost.text)];
  const yardstick = useYardstick(own.place, par);
  const who = whoName(ghost.who);
  const racers = useMemo<readonly Racer[]>(
    () =>
      mine?.ok && theirs?.ok
        ? [
            { name: t('ghost.you'), course: mine.value },
            { name: who, course: theirs.value },
          ]
        : [],
    [mine, theirs, who],
  );
  const failed = [mine, theirs].find((played) => played && !played.ok);
  if (failed && !failed.ok) return <p class="notice bad">{noGhostWords(failed.problem)}</p>;
  if (!mine?.ok || !theirs?.ok)
    return (
      <p class="soft" role="status">
        {t('ghost.playing')}
      </p>
    );
  return (
    <section class="stack">
      <h2>{t('ghost.raceWith', { who })}</h2>
      <FinalFigures racers={racers} yardstick={yardstick} />
      <Parting
        {...{ line, own, ghost }}
        names={[
          [t('ghost.you'), mine.value.names],
          [who, theirs.value.names],
        ]}
      />
      <GhostCharts racers={racers} scenario={own.scenario} yardstick={yardstick} />
    </section>
  );
}

type Named = readonly [name: string, names: GhostNames];

interface PartingProps extends Omit<RaceResultProps, 'par'> {
  readonly names: readonly [Named, Named];
}

/** The first decision in which two games differ, in words. */
function Parting({ line, own, ghost, names }: PartingProps): JSX.Element | null {
  const difference = useDifference(line, own.text, ghost.text);
  const { scenario } = own;
  if (!difference?.ok) return null;
  if (difference.value === null) return <p class="notice">{t('ghost.noDifference')}</p>;
  const { tick, a, b } = difference.value;
  return (
    <section class="notice first-difference stack">
      <h3>{t('ghost.difference', { when: clockText({ scenario }, tick) })}</h3>
      <dl>
        <Decision scenario={scenario} named={names[0]} order={a} />
        <Decision scenario={scenario} named={names[1]} order={b} />
      </dl>
    </section>
  );
}

function useDifference(line: GhostLine, a: string, b: string): GhostAsks['difference']['answer'] | undefined {
  const [difference, setDifference] = useState<GhostAsks['difference']['answer']>();
  useEffect(() => {
    let left = false;
    line.ask('difference', { a, b }).then(
      (found) => !left && setDifference(found),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [line, a, b]);
  return difference;
}

interface DecisionProps {
  readonly scenario: Scenario;
  readonly named: Named;
  readonly order: TimedOrder | undefined;
}

function Decision({ scenario, named: [name, names], order }: DecisionProps): JSX.Element {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {!order && t('ghost.nothingMore')}
        {order && (
          <>
            <span class="mono soft">{clockText({ scenario }, order.tick)}</span>{' '}
            {orderText(namedWorld(scenario, names), order.call)}
          </>
        )}
      </dd>
    </>
  );
}
