import type { JSX } from 'preact';
import { pingAbout } from '#client/model/crew/pings.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { tenantName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { moneyOfCents, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { TENANT_STATES, TIERS } from '#shared/sim/kernel/codes/index.ts';
import { type Column, DataTable } from './data-table.tsx';

/** Every customer that has shown up, offers among them. */
export function TenantTable({ ui, world }: PanelProps): JSX.Element {
  const { tenants, tick, scenario } = world;
  const rows = Array.from({ length: tenants.rows }, (_, row) => row).filter((row) => at(tenants.state, row) !== 0);
  const subject = ui.selection.value;
  const offerLeft = (row: number) => (at(tenants.offerEndsAtTick, row) - tick) * scenario.tickSeconds;
  const isOffer = (row: number) => nameOf(TENANT_STATES, at(tenants.state, row)) === 'offered';
  const columns: readonly Column[] = [
    { key: 'name', title: t('table.name'), cell: (row) => tenantName(world, row), order: (row) => row },
    {
      key: 'state',
      title: t('table.state'),
      cell: (row) => t(`tenantState.${nameOf(TENANT_STATES, at(tenants.state, row))}`),
      order: (row) => at(tenants.state, row),
    },
    {
      key: 'tier',
      title: t('table.tier'),
      cell: (row) => t(`tier.${nameOf(TIERS, at(tenants.tier, row))}`),
      order: (row) => at(tenants.tier, row),
    },
    { key: 'vms', title: t('table.vmCount'), number: true, cell: (row) => number(at(tenants.vmsNow, row)) },
    { key: 'fee', title: t('table.fee'), number: true, cell: (row) => moneyOfCents(at(tenants.feeCentsPerS, row)) },
    {
      key: 'good',
      title: t('table.good'),
      number: true,
      cell: (row) => percentOfPermille(at(tenants.goodPermille, row)),
      order: (row) => at(tenants.goodPermille, row),
    },
    {
      key: 'credit',
      title: t('table.credit'),
      number: true,
      cell: (row) => percentOfPermille(at(tenants.creditPermille, row), 0),
    },
    {
      key: 'left',
      title: t('table.left'),
      number: true,
      cell: (row) => (isOffer(row) ? waitText(offerLeft(row)) : ''),
      order: (row) => (isOffer(row) ? offerLeft(row) : Number.MAX_SAFE_INTEGER),
    },
  ];
  return (
    <DataTable
      caption={t('table.tenants')}
      rows={rows}
      columns={columns}
      selected={subject?.kind === 'tenant' ? subject.row : undefined}
      onSelect={(row) => select(ui, { kind: 'tenant', row })}
      pinged={(row) => pingAbout(ui, { kind: 'tenant', row })}
    />
  );
}
