import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { sayingWords } from '#client/see/machine/tasks/saying-words.ts';
import { t } from '#client/words/words.ts';
import type { Choice, ChoiceGroup, MachineLevel } from '#shared/levels/machine-level.ts';
import { MNEMONICS, type Mnemonic } from '#shared/machine/hardware/instructions.ts';
import type { Saying } from '#shared/machine/tasks/task.ts';

interface ChoiceGroupsProps {
  readonly level: MachineLevel;
  readonly groups: readonly ChoiceGroup[];
  /** Of all groups, one after the other. */
  readonly chosen: readonly number[];
  readonly onChange: (chosen: readonly number[]) => void;
}

/** All that can be chosen, in groups: switches, or one of several. */
export function ChoiceGroups({ level, groups, chosen, onChange }: ChoiceGroupsProps): JSX.Element {
  const starts = groups.map((_, i) => groups.slice(0, i).reduce((sum, { choices }) => sum + choices.length, 0));
  return (
    <>
      {groups.map((group, i) => (
        <fieldset key={group.id} class="machine-group">
          <legend>{t(`level.${level.id}.group.${group.id}`)}</legend>
          <div class={group.toggles ? 'machine-toggles' : 'machine-rows'}>
            {group.choices.map((choice, no) => {
              const at = (starts[i] ?? 0) + no;
              const Field = group.toggles ? Toggle : Options;
              return (
                <Field
                  key={at}
                  choice={choice}
                  value={chosen[at] ?? -1}
                  onChoose={(value) => onChange(chosen.map((before, each) => (each === at ? value : before)))}
                />
              );
            })}
          </div>
        </fieldset>
      ))}
    </>
  );
}

interface FieldProps {
  readonly choice: Choice;
  readonly value: number;
  readonly onChoose: (value: number) => void;
}

function Toggle({ choice, value, onChoose }: FieldProps): JSX.Element {
  const mnemonic = mnemonicOf(choice.label);
  return (
    <label class={`machine-toggle ${value === 1 ? 'on' : ''} ${choice.label.code === 'verbatim' ? '' : 'in-words'}`}>
      <input type="checkbox" checked={value === 1} onChange={() => onChoose(value === 1 ? 0 : 1)} />
      <span class="choice-said">
        <span class={choice.label.code === 'verbatim' ? 'mono' : ''}>{sayingWords(choice.label)}</span>
        {mnemonic && <small class="soft">{t(`machine.does.${mnemonic}`)}</small>}
      </span>
    </label>
  );
}

/** The instruction that a choice names, if it names one: its name alone does not say what it does. */
function mnemonicOf({ code, values }: Saying): Mnemonic | undefined {
  return code === 'verbatim' ? MNEMONICS.find((mnemonic) => mnemonic === values?.text) : undefined;
}

function Options({ choice, value, onChoose }: FieldProps): JSX.Element {
  const name = useId();
  return (
    <fieldset class="machine-row">
      <legend>{sayingWords(choice.label)}</legend>
      <div class="machine-options">
        {choice.options.map((option, i) => (
          <label key={i} class={`machine-option ${value === i ? 'on' : ''}`}>
            <input type="radio" name={name} checked={value === i} onChange={() => onChoose(i)} />
            <span>{sayingWords(option)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
