import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { choicesFor } from '#client/model/commands/choices.ts';
import { groupArgs, placedBy } from '#client/model/commands/group.ts';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import { fieldLabel } from '#client/model/commands/verb-words.ts';
import { missingArgs, payloadOf, VERBS } from '#client/model/commands/verbs.ts';
import { clockText } from '#client/model/facts/facts.ts';
import type { Planned } from '#client/model/state/planned.ts';
import { callOf } from '#client/model/state/ui-state.ts';
import { t } from '#client/words/words.ts';
import { checkCommand } from '#shared/sim/check.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { argText } from '../orders/order-words.ts';
import type { Draft } from './draft.ts';
import { PlacementsField } from './placements-field.tsx';
import '#client/ui/controls/field.css';

interface DraftFormProps {
  /** The hall at the moment of the order. */
  readonly world: OpenWorld;
  readonly draft: Draft;
  readonly ticks: number;
  readonly by: number;
  readonly onDraft: (draft: Draft) => void;
}

/** When an order is given and with what; says what would stand against it in the hall as it was. */
export function DraftForm(props: DraftFormProps): JSX.Element {
  const { draft, world, by } = props;
  const { command, args } = draft;
  const complete = command !== undefined && missingArgs(command, args).length === 0;
  const refusal = complete ? checkCommand(world, callOf(command, args), by) : undefined;
  return (
    <div class="stack">
      <Moment {...props} />
      {draft.type === 'add' && <CommandChoice {...props} />}
      {command !== undefined && <Arguments {...props} command={command} />}
      {refusal && <p class="notice">{t('debrief.whatIf.refusedThen', { why: refusalText(world, refusal) })}</p>}
    </div>
  );
}

function Moment({ draft, world, ticks, onDraft }: DraftFormProps): JSX.Element {
  const id = useId();
  const when = clockText(world, draft.tick);
  return (
    <div class="field">
      <label for={id}>{t('debrief.whatIf.when', { when })}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={ticks}
        step={ticksOf(world.scenario, 1)}
        value={draft.tick}
        aria-valuetext={when}
        onInput={(event) => onDraft({ ...draft, tick: Number(event.currentTarget.value) })}
      />
    </div>
  );
}

function CommandChoice({ draft, world, onDraft }: DraftFormProps): JSX.Element {
  const id = useId();
  const { commands } = world.scenario;
  const offered = VERBS.map(({ command }) => command).filter(
    (name) => commands === undefined || commands.includes(name),
  );
  return (
    <div class="field">
      <label for={id}>{t('debrief.whatIf.order')}</label>
      <select
        id={id}
        class="select"
        value={draft.command ?? ''}
        onChange={({ currentTarget }) => onDraft({ ...draft, command: currentTarget.value as CommandName, args: {} })}
      >
        <option value="" disabled>
          {t('play.choose')}
        </option>
        {offered.map((name) => (
          <option key={name} value={name}>
            {t(`verb.${name}.name`)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Arguments({ draft, world, by, command, onDraft }: DraftFormProps & { command: CommandName }): JSX.Element {
  const fields = Object.entries(payloadOf(command));
  const [group] = fields.filter(([, { kind }]) => kind === 'pairs');
  return (
    <>
      {group && <Group name={group[0]} command={command} draft={draft} world={world} by={by} onDraft={onDraft} />}
      {fields
        .filter((field) => field !== group)
        .map(([name, field]) => (
          <Argument
            key={name}
            label={fieldLabel(command, name)}
            choices={choicesFor(world, command, name, field, draft.args)}
            told={(value) => argText(world, name, field, value)}
            value={draft.args[name]}
            onChoose={(value) => onDraft({ ...draft, args: { ...draft.args, [name]: value } })}
          />
        ))}
    </>
  );
}

interface GroupProps extends Pick<DraftFormProps, 'draft' | 'world' | 'by' | 'onDraft'> {
  readonly command: CommandName;
  /** The argument that names who is placed where. */
  readonly name: string;
}

/** An order for several VMs: without anybody left in it, it is none. */
function Group({ draft, world, by, onDraft, command, name }: GroupProps): JSX.Element {
  const change = (left: readonly Planned[]): void => {
    const { [name]: _, ...others } = draft.args;
    const given = left.length === 0 ? {} : groupArgs(left);
    onDraft({ ...draft, args: { ...others, ...given } });
  };
  return (
    <PlacementsField
      world={world}
      by={by}
      given={placedBy(callOf(command, draft.given))}
      placed={name in draft.args ? placedBy(callOf(command, draft.args)) : []}
      movable={command === 'placeVms'}
      onChange={change}
    />
  );
}

type Choices = ReturnType<typeof choicesFor>;
type Value = Choices[number]['value'];

interface ArgumentProps {
  readonly label: string;
  readonly choices: Choices;
  readonly value: Value | undefined;
  /** A value in words. */
  readonly told: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

/** One argument as a list; a value that the list does not have stays in it as it is. */
function Argument({ label, choices, value, told, onChoose }: ArgumentProps): JSX.Element {
  const id = useId();
  const known = value === undefined || choices.some((choice) => choice.value === value);
  const all = known || value === undefined ? choices : [{ value, label: told(value) }, ...choices];
  const chosen = all.findIndex((choice) => choice.value === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        class="select"
        value={chosen < 0 ? '' : String(chosen)}
        onChange={({ currentTarget }) => {
          const choice = all[Number(currentTarget.value)];
          if (choice) onChoose(choice.value);
        }}
      >
        <option value="" disabled>
          {t('play.choose')}
        </option>
        {all.map((choice, i) => (
          <option key={String(choice.value)} value={String(i)}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
