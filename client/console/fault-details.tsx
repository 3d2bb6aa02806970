import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { ANSWERS } from '#shared/sim/commands/incidents/answers.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { FaultSubject } from './fault-subjects.ts';
import '#client/ui/controls/pick.css';
import '#client/ui/controls/field.css';

export function faultTitle(fault: DisturbanceName): string {
  return t(`instructor.fault.${fault}.title`);
}

interface WhereProps {
  readonly fault: DisturbanceName;
  readonly scenario: Scenario;
  readonly subjects: readonly FaultSubject[];
  readonly subject: number | undefined;
  readonly onChoose: (subject: number) => void;
}

/** What the chosen fault does, what answers it, and what it hits. */
export function Where({ fault, scenario, subjects, subject, onChoose }: WhereProps): JSX.Element {
  return (
    <>
      <p class="small soft">{t(`instructor.fault.${fault}.text`)}</p>
      <p class="small">{answerText(scenario, fault)}</p>
      {subjects.length > 0 && (
        <select
          class="select"
          aria-label={`${faultTitle(fault)}: ${t('instructor.faultSubject')}`}
          value={String(subject)}
          onChange={(event) => onChoose(Number(event.currentTarget.value))}
        >
          {subjects.map(({ row, name }) => (
            <option key={row} value={String(row)}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

/** The orders of this hall with which a team can meet a fault. */
export function answerText(scenario: Scenario, fault: DisturbanceName): string {
  const answers = hallById(scenario.id)?.answers?.[fault] ?? ANSWERS[fault];
  const orders = (answers as readonly CommandName[]).filter((command) => isAllowed(scenario, command));
  if (orders.length === 0) return t('instructor.faultNoAnswer');
  const names = orders.map((command) => t(`verb.${command}.name`)).join(', ');
  return t('instructor.faultAnswers', { orders: names });
}

/** Whether the halls are told. */
export function Silence({ silent, onChoose }: { silent: boolean; onChoose: (silent: boolean) => void }): JSX.Element {
  const group = useId();
  return (
    <fieldset class="fault-silence">
      <legend class="unseen">{t('instructor.faultTold')}</legend>
      {[false, true].map((value) => (
        <label key={String(value)} class="pick">
          <input type="radio" name={group} checked={silent === value} onChange={() => onChoose(value)} />
          <span>{t(value ? 'instructor.faultSilent' : 'instructor.faultAnnounced')}</span>
        </label>
      ))}
      <p class="small soft">{t(silent ? 'instructor.faultSilentText' : 'instructor.faultAnnouncedText')}</p>
    </fieldset>
  );
}
