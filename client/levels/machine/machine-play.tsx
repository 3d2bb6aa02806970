import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { stepsOf } from '#shared/levels/machine/played.ts';
import type { MachineLevel, MachineMove, MachineStep } from '#shared/levels/machine-level.ts';
import { FoldedTerms } from '../words/term-list.tsx';
import { ExperimentPlay } from './experiment-play.tsx';
import { TaskPlay } from './task-play.tsx';
import './machine-play.css';

interface MachinePlayProps {
  readonly level: MachineLevel;
  readonly seed: string;
  /** Told all moves so far, after each. */
  readonly onMoves: (moves: readonly MachineMove[]) => void;
  /** The last step is over, and the player wants no further try. */
  readonly onDone: () => void;
}

/** A level on the small machine: one step after the other, each decided, run, looked at and changed. Needs the words of machines. */
export function MachinePlay({ level, seed, onMoves, onDone }: MachinePlayProps): JSX.Element {
  const steps = useSteps(level, seed);
  const [at, setAt] = useState(0);
  const [moves, setMoves] = useState<readonly MachineMove[]>([]);
  const step = steps?.[at];
  if (!steps || !step) return <p role="status">{t('machinePlay.building')}</p>;
  const move = (chosen: readonly number[]): void => {
    const all = [...moves, { step: step.id, chosen }];
    setMoves(all);
    onMoves(all);
  };
  const own = moves.filter((one) => one.step === step.id);
  const isLast = at === steps.length - 1;
  return (
    <section class="machine-play">
      <StepHead level={level} step={step} at={at} count={steps.length} />
      <StepPlay
        key={step.id}
        level={level}
        step={step}
        before={own.at(-1)?.chosen}
        onMove={move}
        next={
          <GoOn
            step={step}
            isMade={own.length > 0}
            isLast={isLast}
            onBack={at > 0 ? () => setAt(at - 1) : undefined}
            onNext={() => (isLast ? onDone() : setAt(at + 1))}
          />
        }
      />
    </section>
  );
}

/** Steps of a level; making them runs machines, so it is done after the page is there. */
function useSteps(level: MachineLevel, seed: string): readonly MachineStep[] | undefined {
  const [steps, setSteps] = useState<readonly MachineStep[]>();
  useEffect(() => {
    const timer = setTimeout(() => setSteps(stepsOf(level, seed)));
    return () => clearTimeout(timer);
  }, [level, seed]);
  return steps;
}

interface StepHeadProps {
  readonly level: MachineLevel;
  readonly step: MachineStep;
  readonly at: number;
  readonly count: number;
}

/** What is to be done now. It takes the focus when a step begins, but for the first. */
function StepHead({ level, step, at, count }: StepHeadProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (at > 0) title.current?.focus();
  }, [step.id]);
  return (
    <header>
      {count > 1 && <p class="small soft">{t('machinePlay.stepOf', { n: at + 1, all: count })}</p>}
      <h2 ref={title} tabIndex={-1}>
        {t(`level.${level.id}.step.${step.id}`)}
      </h2>
      <p>{t(`level.${level.id}.do.${step.id}`)}</p>
      <FoldedTerms level={level} />
    </header>
  );
}

interface StepPlayProps {
  readonly level: MachineLevel;
  readonly step: MachineStep;
  readonly before: readonly number[] | undefined;
  readonly onMove: (chosen: readonly number[]) => void;
  readonly next: JSX.Element;
}

function StepPlay({ step, ...props }: StepPlayProps): JSX.Element {
  return step.kind === 'task' ? <TaskPlay step={step} {...props} /> : <ExperimentPlay step={step} {...props} />;
}

interface GoOnProps {
  readonly step: MachineStep;
  readonly isMade: boolean;
  readonly isLast: boolean;
  readonly onBack: (() => void) | undefined;
  readonly onNext: () => void;
}

/** To the next part once this one has been tried, or to the end; and back. */
function GoOn({ step, isMade, isLast, onBack, onNext }: GoOnProps): JSX.Element {
  return (
    <div class="machine-play-next">
      {onBack && (
        <Button kind="quiet" onClick={onBack}>
          {t('machinePlay.back')}
        </Button>
      )}
      <Button
        kind={isMade && step.kind === 'task' ? 'primary' : 'plain'}
        reason={isMade ? undefined : t(`machinePlay.first.${step.kind}`)}
        reasonAt="below"
        onClick={onNext}
      >
        {t(isLast ? 'machinePlay.done' : 'machinePlay.next')}
      </Button>
    </div>
  );
}
