import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { type InstructionClass, isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';
import { RequirementList } from '../verdict/requirement-list.tsx';
import type { MachineViewProps } from './machine-view-props.ts';
import '../verdict/verdict.css';

/** The theorem on this processor, worked out by trying each instruction; and of the run, what it has met of the requirements. */
export function VerdictView({ run, setting, isOver, onChange }: MachineViewProps): JSX.Element {
  const { virtualizable, holes, classes } = verdictOf(run.setup.flavour);
  const privileged = setting.privileged ?? [];
  const flip = (mnemonic: Mnemonic): void =>
    onChange({
      privileged: privileged.includes(mnemonic)
        ? privileged.filter((one) => one !== mnemonic)
        : [...privileged, mnemonic],
    });
  const canFlip = (mnemonic: Mnemonic): boolean => isOver && !FLAVOURS[setting.flavour].privileged.includes(mnemonic);
  return (
    <section class="machine-verdict" aria-label={t('machine.view.verdict')}>
      <h3>{t('machine.view.verdict')}</h3>
      <p class={`verdict-theorem ${virtualizable ? 'holds' : 'fails'}`}>
        {virtualizable
          ? t('machine.verdict.holds')
          : t('machine.verdict.fails', { holes: holes.join(', '), n: holes.length })}
      </p>
      <ClassList
        title={t('machine.verdict.sensitive')}
        classes={classes.filter(isSensitive)}
        onFlip={flip}
        canFlip={canFlip}
      />
      <ClassList title={t('machine.verdict.innocuous')} classes={classes.filter((one) => !isSensitive(one))} />
      <p class="small soft">{t(isOver ? 'machine.verdict.flip' : 'machine.verdict.flipLater')}</p>
      {isOver && <Requirements setting={setting} />}
    </section>
  );
}

function Requirements({ setting }: Pick<MachineViewProps, 'setting'>): JSX.Element {
  const key = JSON.stringify(setting);
  return useMemo(() => <RequirementList setting={setting} />, [key, t('app.name')]);
}

interface ClassListProps {
  readonly title: string;
  readonly classes: readonly InstructionClass[];
  readonly onFlip?: (mnemonic: Mnemonic) => void;
  readonly canFlip?: (mnemonic: Mnemonic) => boolean;
}

function ClassList({ title, classes, onFlip, canFlip }: ClassListProps): JSX.Element {
  return (
    <div>
      <h4>{title}</h4>
      <ul class="verdict-classes mono">
        {classes.map((one) => (
          <li key={one.mnemonic}>
            {onFlip && canFlip?.(one.mnemonic) ? (
              <button
                type="button"
                class={looksOf(one)}
                aria-pressed={one.privileged}
                title={classWords(one)}
                onClick={() => onFlip(one.mnemonic)}
              >
                {one.mnemonic} <Lock on={one.privileged} />
              </button>
            ) : (
              <span class={looksOf(one)} title={classWords(one)}>
                {one.mnemonic} {isSensitive(one) && <Lock on={one.privileged} />}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether it traps: a sign, and in words for those who do not see it. */
function Lock({ on }: { on: boolean }): JSX.Element {
  return (
    <>
      {on ? <Icon name="lock" /> : <b aria-hidden="true">!</b>}
      <span class="unseen">{t(on ? 'machine.verdict.traps' : 'machine.verdict.doesNotTrap')}</span>
    </>
  );
}

function looksOf(one: InstructionClass): string {
  if (!isSensitive(one)) return 'verdict-class';
  return `verdict-class ${one.privileged ? 'sensitive' : 'hole'}`;
}

function classWords({ controlSensitive, behaviourSensitive }: InstructionClass): string {
  const words = [
    controlSensitive && t('machine.verdict.control'),
    behaviourSensitive && t('machine.verdict.behaviour'),
  ].filter(Boolean);
  return words.length === 0 ? t('machine.verdict.harmless') : words.join(', ');
}
