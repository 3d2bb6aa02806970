import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Choice } from '#client/model/commands/choice.ts';
import { choicesFor } from '#client/model/commands/choices.ts';
import { give } from '#client/model/commands/orders.ts';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import { missingArgs, payloadOf, subjectArgument, verbOf } from '#client/model/commands/verbs.ts';
import { type Args, type Asking, callOf, type Desk, obstacle } from '#client/model/state/desk.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PredictionCard } from './prediction-card.tsx';

export interface VerbFormProps {
  readonly desk: Desk;
  readonly world: OpenWorld;
  readonly asking: Asking;
  /** Also ask for what the verb is done to, because nothing is selected. */
  readonly askSubject?: boolean;
}

/** Asks for what a command still needs, argument by argument, and says at once what stands against it. */
export function VerbForm({ desk, world, asking, askSubject = false }: VerbFormProps): JSX.Element {
  const { command, args } = asking;
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => {
    first.current?.querySelector<HTMLElement>('select, input')?.focus({ preventScroll: false });
  }, [command]);
  const subject = subjectArgument(verbOf(command));
  const fields = Object.entries(payloadOf(command)).filter(([name]) => askSubject || name !== subject);
  const complete = missingArgs(command, args).length === 0;
  const refusal = complete ? obstacle(desk, world, callOf(command, args)) : undefined;
  const reason = complete ? refusal && refusalText(world, refusal) : t('play.chooseFirst');
  const submit = (event: Event): void => {
    event.preventDefault();
    if (reason !== undefined) return;
    desk.asking.value = undefined;
    void give(desk, callOf(command, args));
  };
  return (
    <form class="verb-form" ref={first} onSubmit={submit}>
      <h3>{t(`verb.${command}.name`)}</h3>
      <p class="soft small">{t(`verb.${command}.effect`)}</p>
      {fields.map(([name, field]) => (
        <ChoiceField
          key={name}
          name={name}
          label={t(`field.${name}`)}
          choices={choicesFor(world, command, name, field, args)}
          value={args[name]}
          obstacleOf={(value) => hostReason(desk, world, asking, name, value)}
          onChoose={(value) => choose(desk, asking, name, value)}
        />
      ))}
      {complete && <PredictionCard world={world} command={command} args={args} />}
      <div class="row">
        <Button type="submit" kind="primary" size="small" reason={reason} reasonAt="below">
          {t(`verb.${command}.name`)}
        </Button>
        <Button kind="quiet" size="small" onClick={() => (desk.asking.value = undefined)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}

function choose(desk: Desk, { command, args }: Asking, name: string, value: Choice['value']): void {
  const next: Args = { ...args, [name]: value };
  desk.asking.value = { command, args: next };
}

/** Hosts that cannot take it stay in the list, with the reason: one learns more from that than from their absence. */
function hostReason(desk: Desk, world: OpenWorld, { command, args }: Asking, name: string, value: Choice['value']) {
  const others = missingArgs(command, { ...args, [name]: value });
  if (name !== 'host' || others.length > 0) return undefined;
  const refusal = obstacle(desk, world, callOf(command, { ...args, [name]: value }));
  return refusal && refusalText(world, refusal);
}

interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: Choice['value'] | undefined;
  readonly obstacleOf: (value: Choice['value']) => string | undefined;
  readonly onChoose: (value: Choice['value']) => void;
}

/** Few choices side by side, many (or long ones) in a list. */
function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const { choices, name } = props;
  const long =
    choices.length > 6 || name === 'host' || name === 'vm' || choices.some((choice) => choice.label.length > 14);
  return long ? <ChoiceList {...props} /> : <ChoiceChips {...props} />;
}

function ChoiceList({ label, choices, value, obstacleOf, onChoose }: ChoiceFieldProps): JSX.Element {
  const id = useId();
  const rows = choices.map((choice, index) => ({ ...choice, index, reason: obstacleOf(choice.value) }));
  const sorted = rows.sort(
    (a, b) => Number(a.reason !== undefined) - Number(b.reason !== undefined) || a.index - b.index,
  );
  const chosen = choices.findIndex((choice) => choice.value === value);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        class="select"
        id={id}
        value={chosen < 0 ? '' : String(chosen)}
        onChange={(event) => {
          const choice = choices[Number(event.currentTarget.value)];
          if (choice) onChoose(choice.value);
        }}
      >
        <option value="" disabled>
          {t('play.choose')}
        </option>
        {sorted.map(({ index, label: text, reason }) => (
          <option key={index} value={String(index)} disabled={reason !== undefined}>
            {reason === undefined ? text : `${text} – ${reason}`}
          </option>
        ))}
      </select>
    </div>
  );
}

function ChoiceChips({ label, choices, value, onChoose }: ChoiceFieldProps): JSX.Element {
  const group = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="chips">
        {choices.map((choice) => (
          <label key={String(choice.value)} class="pick">
            <input type="radio" name={group} checked={choice.value === value} onChange={() => onChoose(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
