import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { pingAbout } from '#client/model/crew/pings.ts';
import { causeBadge, vmStateOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { secondsToBreach } from '#client/model/facts/health.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Column, DataTable } from './data-table.tsx';
import '#client/ui/controls/field.css';

const FILTERS = ['filterAll', 'filterTrouble', 'filterWaiting'] as const;
type Filter = (typeof FILTERS)[number];
const OFF = STATUSES.indexOf('off');

/** Every VM as a row, to be searched, filtered and sorted. */
export function VmTable({ ui, world }: PanelProps): JSX.Element {
  const [filter, setFilter] = useState<Filter>('filterAll');
  const [search, setSearch] = useState('');
  const subject = ui.selection.value;
  return (
    <section class="vm-table">
      <div class="row">
        <label>
          {t('table.search')}{' '}
          <input
            class="search"
            type="search"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </label>
        <label>
          {t('table.filter')}{' '}
          <select
            class="select"
            value={filter}
            onChange={(event) => setFilter(FILTERS.find((each) => each === event.currentTarget.value) ?? 'filterAll')}
          >
            {FILTERS.map((each) => (
              <option key={each} value={each}>
                {t(`table.${each}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <DataTable
        caption={t('table.vms')}
        rows={rowsFor(world, filter, search)}
        columns={columnsOf(world)}
        selected={subject?.kind === 'vm' ? subject.row : undefined}
        onSelect={(row) => select(ui, { kind: 'vm', row })}
        pinged={(row) => pingAbout(ui, { kind: 'vm', row })}
      />
    </section>
  );
}

function rowsFor(world: OpenWorld, filter: Filter, search: string): number[] {
  const wanted = search.trim().toLocaleLowerCase();
  const rows: number[] = [];
  for (let vm = 0; vm < world.vms.rows; vm++) {
    if (at(world.vms.state, vm) === 0 || !passes(world, vm, filter)) continue;
    if (
      wanted === '' ||
      `${vmName(world, vm)} ${hostName(at(world.vms.host, vm))}`.toLocaleLowerCase().includes(wanted)
    ) {
      rows.push(vm);
    }
  }
  return rows;
}

function passes({ vms }: OpenWorld, vm: number, filter: Filter): boolean {
  const status = at(vms.status, vm);
  if (filter === 'filterTrouble') return status > 0 && status !== OFF;
  return filter === 'filterAll' || at(vms.host, vm) === NONE;
}

function columnsOf(world: OpenWorld): readonly Column[] {
  const { vms } = world;
  return [
    { key: 'name', title: t('table.name'), cell: (vm) => vmName(world, vm), order: (vm) => vm },
    {
      key: 'state',
      title: t('table.state'),
      cell: (vm) => t(`vmState.${vmStateOf(world, vm)}`),
      order: (vm) => at(vms.state, vm),
    },
    {
      key: 'health',
      title: t('table.health'),
      cell: (vm) => <StatusGlyph status={nameOf(STATUSES, at(vms.status, vm))} />,
      order: (vm) => at(vms.status, vm),
    },
    { key: 'cause', title: t('table.cause'), cell: (vm) => causeBadge(world, vm), order: (vm) => at(vms.cause, vm) },
    {
      key: 'host',
      title: t('table.host'),
      cell: (vm) => (at(vms.host, vm) === NONE ? t('play.nowhere') : hostName(at(vms.host, vm))),
      order: (vm) => at(vms.host, vm),
    },
    numeric('cpu', t('table.cpu'), vms.loadPermille, (value) => percentOfPermille(value, 0)),
    numeric('speed', t('table.speed'), vms.speedPermille, (value) => percentOfPermille(value, 0)),
    numeric('latency', t('table.latency'), vms.latencyMs, milliseconds),
    numeric('memory', t('table.memory'), vms.memMib, mib),
    {
      key: 'breach',
      title: t('table.breach'),
      number: true,
      cell: (vm) => breachText(world, vm),
      order: (vm) => secondsToBreach(world, vm) ?? Number.MAX_SAFE_INTEGER,
    },
  ];
}

function numeric(key: string, title: string, column: Int32Array, text: (value: number) => string): Column {
  return { key, title, number: true, cell: (vm) => text(at(column, vm)), order: (vm) => at(column, vm) };
}

function breachText(world: OpenWorld, vm: number): string {
  const left = secondsToBreach(world, vm);
  return left === undefined ? '' : waitText(left);
}
