import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import { at } from '#client/model/facts/cell.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { Planned } from '#client/model/state/planned.ts';
import { callOf } from '#client/model/state/ui-state.ts';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { checkCommand } from '#shared/sim/check.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { GroupForm } from './group-form.tsx';
import '#client/ui/controls/field.css';

interface PlacementsFieldProps {
  readonly world: OpenWorld;
  readonly by: number;
  /** As the order was given. */
  readonly given: readonly Planned[];
  /** As it is now; who is not in it is taken out. */
  readonly placed: readonly Planned[];
  /** Whether another host can be chosen; else a VM can only be taken out. */
  readonly movable: boolean;
  /** Told what is left of the group; may be empty. */
  readonly onChange: (placed: readonly Planned[]) => void;
}

const NO_HOST = HOST_STATES.indexOf('none');

/** The VMs of an order for a group one by one: each can be taken out of it, or be given another host. */
export function PlacementsField({ world, by, given, placed, movable, onChange }: PlacementsFieldProps): JSX.Element {
  const hostOf = (vm: number) => placed.find((planned) => planned.vm === vm)?.host;
  const change = (vm: number, host: number | undefined): void => {
    const next = given.map((planned) => ({ vm: planned.vm, host: planned.vm === vm ? host : hostOf(planned.vm) }));
    onChange(next.flatMap((planned) => (planned.host === undefined ? [] : [{ ...planned, host: planned.host }])));
  };
  return (
    <fieldset class="placements">
      <legend>
        {t('debrief.whatIf.group', { vms: counted('vms', placed.length), all: counted('vms', given.length) })}
      </legend>
      {movable && <GroupForm {...{ world, by, given, placed, onChange }} />}
      {given.map(({ vm, host }) => (
        <PlacementRow
          key={vm}
          world={world}
          by={by}
          vm={vm}
          given={host}
          host={hostOf(vm)}
          movable={movable}
          onHost={(next) => change(vm, next)}
        />
      ))}
    </fieldset>
  );
}

interface PlacementRowProps extends Pick<PlacementsFieldProps, 'world' | 'by' | 'movable'> {
  readonly vm: number;
  /** Host of the order as it was given. */
  readonly given: number;
  /** Host now; nothing if it is taken out. */
  readonly host: number | undefined;
  readonly onHost: (host: number | undefined) => void;
}

const OUT = 'out';

function PlacementRow({ world, by, vm, given, host, movable, onHost }: PlacementRowProps): JSX.Element {
  const id = useId();
  const rows = Array.from({ length: world.hosts.rows }, (_, row) => row);
  const offered = movable ? rows.filter((row) => at(world.hosts.state, row) !== NO_HOST) : [given];
  const moved = movable && host !== undefined && host !== given;
  const refusal = moved ? checkCommand(world, callOf('placeVm', { vm, host }), by) : undefined;
  return (
    <div class="placement">
      <label for={id}>{vmName(world, vm)}</label>
      <select
        id={id}
        class="select"
        value={host === undefined ? OUT : String(host)}
        onChange={({ currentTarget: { value } }) => onHost(value === OUT ? undefined : Number(value))}
      >
        {offered.map((row) => (
          <option key={row} value={String(row)}>
            {row === given ? t('debrief.whatIf.asGiven', { host: hostName(row) }) : hostName(row)}
          </option>
        ))}
        <option value={OUT}>{t('debrief.whatIf.takenOut')}</option>
      </select>
      {refusal && <p class="small soft">{refusalText(world, refusal)}</p>}
    </div>
  );
}
