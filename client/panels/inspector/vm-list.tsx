import type { JSX } from 'preact';
import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { vmName } from '#client/model/facts/names.ts';
import { select, type UiState } from '#client/model/state/ui-state.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { Group } from './group.tsx';

interface VmListProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  /** Whose VMs they are: `host`, `tenant`, `datastore`. */
  readonly kind: string;
  readonly rows: readonly number[];
}

/** The VMs of a thing as a list: the canvas has no tab order. */
export function VmList({ ui, world, kind, rows }: VmListProps): JSX.Element | null {
  if (rows.length === 0) return null;
  return (
    <Group id={`${kind}.vms`} title={counted('vms', rows.length)}>
      <ul class="guests">
        {rows.map((vm) => (
          <li key={vm}>
            <button type="button" onClick={() => select(ui, { kind: 'vm', row: vm }, true)}>
              <StatusGlyph status={nameOf(STATUSES, at(world.vms.status, vm))} wordless />
              <span>{vmName(world, vm)}</span>
              <span class="mono small soft">{causeBadge(world, vm)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Group>
  );
}

/** Rows of VMs for which a column has this value. */
export function vmsWith({ vms }: OpenWorld, column: 'host' | 'datastore', row: number): readonly number[] {
  return Array.from({ length: vms.rows }, (_, vm) => vm).filter((vm) => at(vms[column], vm) === row);
}
