import type { JSX } from 'preact';
import { ChooseTask } from '#client/see/machine/tasks/choose-task.tsx';
import { t } from '#client/words/words.ts';
import type { MachineLevel, TaskStep } from '#shared/levels/machine-level.ts';
import '#client/see/machine/tasks/tasks.css';

interface TaskPlayProps {
  readonly level: MachineLevel;
  readonly step: TaskStep;
  readonly before: readonly number[] | undefined;
  readonly onMove: (chosen: readonly number[]) => void;
  readonly next: JSX.Element;
}

/** Rows to be decided: checked once, then the machine says what it did. */
export function TaskPlay({ level, step, before, onMove, next }: TaskPlayProps): JSX.Element {
  return (
    <div class="machine-play-task">
      <ChooseTask
        task={{ kind: 'choose', rows: step.rows }}
        why={t(`level.${level.id}.why.${step.id}`)}
        probed={step.probed ?? false}
        before={before}
        onCheck={onMove}
      />
      {next}
    </div>
  );
}
