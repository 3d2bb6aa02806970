import type { JSX } from 'preact';
import { pingAbout } from '#client/model/crew/pings.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { hostName, modelName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { stateText } from '#client/panels/inspector/inspect-host.tsx';
import { mib, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { HOST_STATES, MEMORY_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Column, DataTable } from './data-table.tsx';

/** Every host as a row. */
export function HostTable({ ui, world }: PanelProps): JSX.Element {
  const { hosts } = world;
  const rows = Array.from({ length: hosts.rows }, (_, host) => host).filter((host) => at(hosts.state, host) !== 0);
  const subject = ui.selection.value;
  const sorted = (key: string, title: string, column: Int32Array, text: (value: number) => string): Column => ({
    key,
    title,
    number: true,
    cell: (host) => text(at(column, host)),
    order: (host) => at(column, host),
  });
  const columns: readonly Column[] = [
    {
      key: 'name',
      title: t('table.name'),
      cell: (host) => `${hostName(host)} · ${modelName(world, at(hosts.model, host))}`,
      order: (host) => host,
    },
    {
      key: 'state',
      title: t('table.state'),
      cell: (host) => stateText(world, host, nameOf(HOST_STATES, at(hosts.state, host))),
      order: (host) => at(hosts.state, host),
    },
    sorted('cpu', t('table.cpu'), hosts.usedPermille, (value) => percentOfPermille(value, 0)),
    sorted('wanted', t('table.wanted'), hosts.demandPermille, (value) => percentOfPermille(value, 0)),
    sorted('steal', t('table.steal'), hosts.stealPermille, (value) => percentOfPermille(value, 0)),
    {
      key: 'memory',
      title: t('table.memoryHealth'),
      cell: (host) => t(`memoryState.${nameOf(MEMORY_STATES, at(hosts.memoryState, host))}`),
      order: (host) => at(hosts.memoryState, host),
    },
    sorted('free', t('table.free'), hosts.freeMib, (value) => mib(Math.max(0, value))),
    sorted('vms', t('table.vmCount'), hosts.vms, (value) => number(value)),
    sorted('power', t('table.power'), hosts.powerW, watts),
  ];
  return (
    <DataTable
      caption={t('table.hosts')}
      rows={rows}
      columns={columns}
      selected={subject?.kind === 'host' ? subject.row : undefined}
      onSelect={(row) => select(ui, { kind: 'host', row })}
      pinged={(row) => pingAbout(ui, { kind: 'host', row })}
    />
  );
}
