import type { JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { CardSubject } from '#client/cards/card-call.ts';
import { Explained } from '#client/cards/explained.tsx';
import type { Choice } from '#client/model/commands/choice.ts';
import { choicesFor } from '#client/model/commands/choices.ts';
import { give } from '#client/model/commands/orders.ts';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import { type Slider, sliderFor } from '#client/model/commands/sliders.ts';
import { fieldLabel, verbEffect, verbTitle } from '#client/model/commands/verb-words.ts';
import { missingArgs, payloadOf, subjectArgument, verbOf } from '#client/model/commands/verbs.ts';
import { coverOf } from '#client/model/crew/crew.ts';
import { previewOf } from '#client/model/previews/preview.ts';
import type { Preview } from '#client/model/previews/preview-line.ts';
import { HOLD_MS } from '#client/model/state/covering.ts';
import { type Args, type Asking, callOf, closeForm, obstacle, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { PlanList, usePlanInHall } from './plan-list.tsx';
import { PredictionCard } from './prediction-card.tsx';
import { PreviewCard, useNotesInHall } from './preview-card.tsx';
import { SliderField } from './slider-field.tsx';
import '#client/ui/controls/pick.css';
import '#client/ui/controls/field.css';

export interface VerbFormProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly asking: Asking;
  /** Also ask for what the verb is done to, because nothing is selected. */
  readonly askSubject?: boolean;
}

/** Asks for what a command still needs, argument by argument, and says at once what stands against it. */
export function VerbForm({ ui, world, asking, askSubject = false }: VerbFormProps): JSX.Element {
  const { command, args } = asking;
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => {
    first.current?.querySelector<HTMLElement>('select, input:not(:disabled)')?.focus({ preventScroll: false });
  }, [command]);
  const verb = verbOf(command);
  const subject = subjectArgument(verb);
  const plan = verb.plan?.(world, args) ?? [];
  const preview = previewOf(world, command, args);
  usePlanInHall(ui, plan);
  useNotesInHall(ui, preview);
  const isAsked = (name: string) => (askSubject || name !== subject) && (plan.length === 0 || !(name in args));
  const fields = Object.entries(payloadOf(command)).filter(([name]) => isAsked(name));
  const complete = missingArgs(command, args).length === 0;
  const refusal = complete ? obstacle(ui, world, callOf(command, args)) : undefined;
  const reason = complete ? refusal && refusalText(world, refusal) : t('play.chooseFirst');
  const about = aboutOf(world, asking);
  const giveIt = (held: boolean): void => {
    closeForm(ui);
    void give(ui, callOf(command, args), { held });
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    if (reason === undefined) giveIt(false);
  };
  return (
    <form class="verb-form" ref={first} onSubmit={submit}>
      <h2>
        <Explained card={`verb.${command}`} of={about}>
          {verbTitle(command, args)}
        </Explained>
      </h2>
      <p class="soft small">{verbEffect(command, args)}</p>
      {fields.map(([name, field]) => (
        <ChoiceField
          key={name}
          name={name}
          label={fieldLabel(command, name)}
          choices={choicesFor(world, command, name, field, args)}
          slider={sliderFor(command, name)}
          value={args[name]}
          obstacleOf={(value) => hostReason(ui, world, asking, name, value)}
          onChoose={(value) => choose(ui, asking, name, value)}
        />
      ))}
      <PlanList world={world} plan={plan} />
      <FormEnd {...{ ui, world, asking, preview, refusal, reason }} onHeld={() => giveIt(true)} />
    </form>
  );
}

interface FormEndProps extends Pick<VerbFormProps, 'ui' | 'world' | 'asking'> {
  readonly preview: Preview | undefined;
  readonly refusal: CommandRefusal | undefined;
  readonly reason: string | undefined;
  readonly onHeld: () => void;
}

/** What it would do, and the buttons. One for an order of another job is held. */
function FormEnd({ ui, world, asking, preview, refusal, reason, onHeld }: FormEndProps): JSX.Element {
  const { command, args } = asking;
  const cover = coverOf(ui, command);
  return (
    <div class="verb-form-end">
      <PreviewCard preview={preview} />
      {missingArgs(command, args).length === 0 && <PredictionCard world={world} command={command} args={args} />}
      {cover && <p class="soft small">{t('cover.holdHint', { job: t(`job.${cover}.name`) })}</p>}
      <div class="row">
        <Button
          type="submit"
          kind="primary"
          size="small"
          reason={reason}
          reasonAt="below"
          hold={cover && { ms: HOLD_MS, onHeld }}
        >
          {verbTitle(command, args)}
        </Button>
        {refusal && reason && (
          <Explained
            card={`refusal.${refusal.code}`}
            of={aboutOf(world, asking)}
            refusal={refusal}
            label={t('play.whyNot', { reason })}
          />
        )}
        <Button kind="quiet" size="small" onClick={() => closeForm(ui)}>
          {t('app.cancel')}
        </Button>
      </div>
    </div>
  );
}

/** What the order is about, for the numbers of its card. */
function aboutOf(world: OpenWorld, { command, args }: Asking): CardSubject {
  const verb = verbOf(command);
  const row = args[subjectArgument(verb) ?? ''];
  if (typeof row !== 'number' || verb.on === 'hall' || verb.on === 'incident') return { world, kind: 'hall', row: 0 };
  return { world, kind: verb.on, row };
}

function choose(ui: UiState, asking: Asking, name: string, value: Choice['value']): void {
  const args: Args = { ...asking.args, [name]: value };
  ui.asking.value = { ...asking, args };
}

/** Hosts that cannot take it stay in the list, with the reason: one learns more from that than from their absence. */
function hostReason(ui: UiState, world: OpenWorld, { command, args }: Asking, name: string, value: Choice['value']) {
  const others = missingArgs(command, { ...args, [name]: value });
  if (name !== 'host' || others.length > 0) return undefined;
  const refusal = obstacle(ui, world, callOf(command, { ...args, [name]: value }));
  return refusal && refusalText(world, refusal);
}

interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Where every value between two ends makes sense, and one looks for the right one. */
  readonly slider: Slider | undefined;
  readonly value: Choice['value'] | undefined;
  readonly obstacleOf: (value: Choice['value']) => string | undefined;
  readonly onChoose: (value: Choice['value']) => void;
}

/** So many choices are buttons whatever they are called; more only while they are short. */
const ALWAYS_BUTTONS = 3;
const BUTTONS_MOST = 6;
const SHORT_SIGNS = 14;

/** Few choices as buttons, many (or long ones) in a list. */
function ChoiceField(props: ChoiceFieldProps): JSX.Element {
  const { choices, slider } = props;
  if (slider) return <SliderField {...props} slider={slider} />;
  const short = choices.length <= BUTTONS_MOST && choices.every((choice) => choice.label.length <= SHORT_SIGNS);
  return short || choices.length <= ALWAYS_BUTTONS ? <ChoiceButtons {...props} /> : <ChoiceList {...props} />;
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

function ChoiceButtons({ label, choices, value, obstacleOf, onChoose }: ChoiceFieldProps): JSX.Element {
  const group = useId();
  return (
    <fieldset class="field">
      <legend>{label}</legend>
      <div class="chips">
        {choices.map((choice) => (
          <ChoiceButton
            key={String(choice.value)}
            group={group}
            label={choice.label}
            chosen={choice.value === value}
            reason={obstacleOf(choice.value)}
            onChoose={() => onChoose(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceButtonProps {
  readonly group: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly reason: string | undefined;
  readonly onChoose: () => void;
}

/** One choice as a button; what stands against it is said in it. */
function ChoiceButton({ group, label, chosen, reason, onChoose }: ChoiceButtonProps): JSX.Element {
  return (
    <label class={`pick ${reason === undefined ? '' : 'refused'}`}>
      <input type="radio" name={group} checked={chosen} disabled={reason !== undefined} onChange={onChoose} />
      <span>
        {label}
        {reason !== undefined && <span class="pick-reason">{reason}</span>}
      </span>
    </label>
  );
}
