import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import { choicesOf, isWhole, machinesFor } from '#shared/levels/machine/played.ts';
import { isRefused, type Refused, type Tried } from '#shared/levels/machine/tried.ts';
import type { ExperimentStep, MachineLevel } from '#shared/levels/machine-level.ts';
import { ChoiceGroups } from './choice-groups.tsx';
import { TriedCard } from './tried-card.tsx';
import { troubleIn } from './trouble.ts';
import { useTrials } from './use-trials.ts';
import { WatchMachine } from './watch-machine.tsx';

interface ExperimentPlayProps {
  readonly level: MachineLevel;
  readonly step: ExperimentStep;
  readonly before: readonly number[] | undefined;
  readonly onMove: (chosen: readonly number[]) => void;
  /** How it goes on, in reach of the results. */
  readonly next: JSX.Element;
}

/** Something to set up, run, look at and change, as often as one likes. */
export function ExperimentPlay({ level, step, before, onMove, next }: ExperimentPlayProps): JSX.Element {
  const [chosen, setChosen] = useState<readonly number[]>(
    () => before ?? choicesOf(step).map(({ given = -1 }) => given),
  );
  const trials = useTrials();
  const [watched, setWatched] = useState(0);
  const isReady = isWhole(step, chosen);
  const isStale = trials.ran !== undefined && trials.ran.join() !== chosen.join();
  const run = (): void => {
    trials.run(machinesFor(step, chosen), step.machines(chosen).length, chosen, (found) => {
      setWatched(Math.max(0, found.findIndex(isInTrouble)));
      onMove(chosen);
    });
  };
  const seen = trials.found[watched];
  return (
    <div class="experiment">
      <div class="experiment-top">
        <div class="experiment-choices">
          <ChoiceGroups level={level} groups={step.groups} chosen={chosen} onChange={setChosen} />
          <Button
            kind="primary"
            busy={trials.isRunning}
            reason={isReady ? undefined : t('machinePlay.chooseFirst', { n: openIn(step, chosen) })}
            reasonAt="below"
            onClick={run}
          >
            {t(trials.ran ? 'machinePlay.runAgain' : 'machinePlay.run')}
          </Button>
        </div>
        <div class="experiment-results" aria-live="polite">
          {trials.isRunning && <p role="status">{t('machinePlay.running')}</p>}
          {isStale && !trials.isRunning && <p class="small soft">{t('machinePlay.stale')}</p>}
          {trials.found.length === 0 && !trials.isRunning && <p class="soft">{t('machinePlay.notRun')}</p>}
          {trials.found.map((tried, i) => (
            <TriedCard
              key={i}
              tried={tried}
              readings={step.readings}
              isWatched={i === watched}
              onWatch={() => setWatched(i)}
            />
          ))}
        </div>
      </div>
      {next}
      {seen && !isRefused(seen) && <WatchMachine key={JSON.stringify(seen.setting)} tried={seen} views={step.views} />}
    </div>
  );
}

function openIn(step: ExperimentStep, chosen: readonly number[]): number {
  return choicesOf(step).filter(({ options }, i) => options[chosen[i] ?? -1] === undefined).length;
}

function isInTrouble(tried: Tried | Refused): boolean {
  return !isRefused(tried) && troubleIn(tried);
}
