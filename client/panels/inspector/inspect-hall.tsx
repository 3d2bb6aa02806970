import type { JSX } from 'preact';
import { at } from '#client/model/facts/cell.ts';
import { clusterFacts } from '#client/model/facts/cluster-words.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { money, number, percentOfPermille, rateOfCents, wattHours, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { FactList } from './fact-list.tsx';
import { datastoreFacts } from './file-facts.ts';
import { Legend } from './legend.tsx';
import { buildingFacts } from './rack-facts.ts';

/** With nothing selected: the hall in numbers, and what its signs mean. */
export function HallInspector({ ui, world }: PanelProps): JSX.Element {
  const { hall, hosts, vms } = world;
  const mbit = at(hall.migrationMbit, 0);
  return (
    <>
      <h2>{t('play.hall')}</h2>
      <p class="small soft">{t(ui.readOnly ? 'play.watchHelp' : 'play.inspectorHelp')}</p>
      <FactList<'hall'>
        of={{ recorder: ui.recorder, table: 'hall', row: 0 }}
        facts={[
          [t('fact.hostsOn'), number(count(hosts.state, HOST_STATES.indexOf('on')))],
          [t('fact.vmsRunning'), number(count(vms.state, VM_STATES.indexOf('running')))],
          [t('fact.overcommit'), t('app.percent', { value: number(at(hall.overcommitPercent, 0)) })],
          [t('fact.haReserve'), number(at(hall.haReserve, 0))],
          [
            t('fact.link'),
            mbit === 0
              ? t('play.linkIsDown')
              : t('play.gbit', { used: number(at(hall.migrationUsedMbit, 0) / 1000, 1), all: number(mbit / 1000, 0) }),
            { column: 'migrationUsedMbit', format: (used) => t('series.mbit', { used: number(used) }) },
          ],
          ...clusterFacts(world),
          ...datastoreFacts(world),
          [t('fact.power'), watts(at(hall.facilityW, 0)), { column: 'facilityW', format: watts }],
          [t('fact.net'), rateOfCents(at(hall.netCentsPerS, 0)), { column: 'netCentsPerS', format: rateOfCents }],
          [t('fact.energy'), wattHours(at(hall.energyWh, 0)), { column: 'energyWh', format: wattHours }],
          ...buildingFacts(world),
          [
            t('fact.reputation'),
            percentOfPermille(at(hall.reputationPermille, 0), 0),
            { column: 'reputationPermille', format: percentOfPermille },
          ],
          ...debtFact(at(hall.debt, 0)),
        ]}
      />
      <Legend overlay={ui.overlay.value} />
    </>
  );
}

/** Said only by who has any. */
function debtFact(coins: number): [string, string][] {
  return coins === 0 ? [] : [[t('fact.debt'), money(coins)]];
}

function count(column: Int32Array, code: number): number {
  let found = 0;
  for (let row = 0; row < column.length; row++) if (column[row] === code) found += 1;
  return found;
}
