import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { milliseconds, waitText } from '#client/model/facts/facts.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { mib, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { MIGRATION_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Column, DataTable } from './data-table.tsx';

/** Every move, queued or under way. */
export function MigrationTable({ ui, world }: PanelProps): JSX.Element {
  const { migrations, tick, scenario } = world;
  const rows = Array.from({ length: migrations.rows }, (_, row) => row).filter(
    (row) => at(migrations.state, row) !== 0,
  );
  const columns: readonly Column[] = [
    { key: 'name', title: t('table.name'), cell: (row) => vmName(world, at(migrations.vm, row)) },
    {
      key: 'state',
      title: t('table.state'),
      cell: (row) => t(`migrationState.${nameOf(MIGRATION_STATES, at(migrations.state, row))}`),
    },
    { key: 'from', title: t('table.from'), cell: (row) => hostName(at(migrations.from, row)) },
    { key: 'to', title: t('table.to'), cell: (row) => hostName(at(migrations.to, row)) },
    { key: 'round', title: t('table.round'), number: true, cell: (row) => number(at(migrations.round, row) + 1) },
    {
      key: 'remaining',
      title: t('table.remaining'),
      number: true,
      cell: (row) => mib(at(migrations.remainingMib, row)),
    },
    {
      key: 'pause',
      title: t('table.pause'),
      number: true,
      cell: (row) => milliseconds(at(migrations.predictedPauseMs, row)),
    },
    {
      key: 'ends',
      title: t('table.ends'),
      number: true,
      cell: (row) => {
        const end = at(migrations.predictedEndTick, row);
        return end === 0 ? t('table.never') : waitText((end - tick) * scenario.tickSeconds);
      },
    },
  ];
  return (
    <DataTable
      caption={t('table.migrations')}
      rows={rows}
      columns={columns}
      onSelect={(row) => select(ui, { kind: 'vm', row: at(migrations.vm, row) })}
    />
  );
}
