import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { planPlacement } from '#client/model/commands/plans.ts';
import { at } from '#client/model/facts/cell.ts';
import { hostName } from '#client/model/facts/names.ts';
import type { Planned } from '#client/model/state/planned.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import '#client/ui/controls/field.css';

interface GroupFormProps {
  readonly world: OpenWorld;
  readonly by: number;
  /** As the order was given, and as it is now. */
  readonly given: readonly Planned[];
  readonly placed: readonly Planned[];
  readonly onChange: (placed: readonly Planned[]) => void;
}

/** Another form of the whole group in one choice: as it was, each where most room was, all on one host. */
export function GroupForm({ world, by, given, placed, onChange }: GroupFormProps): JSX.Element {
  const id = useId();
  const forms = groupForms(world, given, by);
  const chosen = forms.findIndex(({ plan }) => isSame(plan, placed));
  return (
    <div class="field">
      <label for={id}>{t('debrief.whatIf.form.title')}</label>
      <select
        id={id}
        class="select"
        value={String(chosen)}
        onChange={({ currentTarget: { value } }) => {
          const form = forms[Number(value)];
          if (form) onChange(form.plan);
        }}
      >
        {chosen < 0 && <option value="-1">{t('debrief.whatIf.form.own')}</option>}
        {forms.map(({ label }, i) => (
          <option key={label} value={String(i)}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}

export interface Form {
  readonly label: string;
  readonly plan: readonly Planned[];
}

/** The forms that a group could have had at that moment; one that is the same as another is left out. */
export function groupForms(world: OpenWorld, given: readonly Planned[], by: number): readonly Form[] {
  const vms = given.map(({ vm }) => vm);
  const roomiest = planPlacement(world, vms, by).filter(({ host }) => host !== NONE);
  const hosts = Array.from({ length: world.hosts.rows }, (_, host) => host).filter((host) => isThere(world, host));
  const all: readonly Form[] = [
    { label: t('debrief.whatIf.form.given'), plan: given },
    { label: t('debrief.whatIf.form.roomiest'), plan: roomiest },
    ...hosts.map((host) => ({
      label: t('debrief.whatIf.form.allOn', { host: hostName(host) }),
      plan: vms.map((vm) => ({ vm, host })),
    })),
  ];
  return all.filter(({ plan }, i) => plan.length > 0 && all.findIndex((other) => isSame(other.plan, plan)) === i);
}

function isThere({ hosts }: OpenWorld, host: number): boolean {
  return at(hosts.state, host) !== HOST_STATES.indexOf('none');
}

function isSame(a: readonly Planned[], b: readonly Planned[]): boolean {
  return a.length === b.length && a.every(({ vm, host }, i) => b[i]?.vm === vm && b[i]?.host === host);
}
