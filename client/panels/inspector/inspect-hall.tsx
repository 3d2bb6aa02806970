import type { JSX } from 'preact';
import { at } from '#client/model/facts/cell.ts';
import { clusterFacts } from '#client/model/facts/cluster-words.ts';
import { datastoreName } from '#client/model/facts/names.ts';
import { datastoreStanding } from '#client/model/standing/datastore-standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { select } from '#client/model/state/ui-state.ts';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { money, number, percentOfPermille, rateOfCents, wattHours, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { FactGroups } from './fact-groups.tsx';
import { type Fact, FactList, type FactsOf } from './fact-list.tsx';
import { Group } from './group.tsx';
import { Legend } from './legend.tsx';
import { buildingFacts } from './rack-facts.ts';

/** With nothing selected: the hall in numbers, and what its signs mean. */
export function HallInspector(props: PanelProps): JSX.Element {
  const { ui, world } = props;
  const of: FactsOf<'hall'> = { recorder: ui.recorder, table: 'hall', row: 0 };
  return (
    <>
      <h2>{t('play.hall')}</h2>
      <p class="small soft">{t(ui.readOnly ? 'play.watchHelp' : 'play.inspectorHelp')}</p>
      <FactList<'hall'> facts={mainFacts(world)} about={{ world, kind: 'hall', row: 0 }} of={of} />
      <FactGroups<'hall'>
        about={{ world, kind: 'hall', row: 0 }}
        of={of}
        groups={{
          cluster: [linkFact(world), ...clusterFacts(world)],
          energy: energyFacts(world),
          money: moneyFacts(world),
        }}
      />
      <Datastores {...props} />
      <Legend overlay={ui.overlay.value} />
    </>
  );
}

function mainFacts({ hall, hosts, vms }: OpenWorld): readonly Fact<'hall'>[] {
  return [
    ['fact.hostsOn', number(count(hosts.state, HOST_STATES.indexOf('on')))],
    ['fact.vmsRunning', number(count(vms.state, VM_STATES.indexOf('running')))],
    ['fact.overcommit', t('app.percent', { value: number(at(hall.overcommitPercent, 0)) })],
    ['fact.haReserve', number(at(hall.haReserve, 0))],
    ['fact.power', watts(at(hall.facilityW, 0)), { column: 'facilityW', format: watts }],
    ['fact.net', rateOfCents(at(hall.netCentsPerS, 0)), { column: 'netCentsPerS', format: rateOfCents }],
  ];
}

function linkFact({ hall }: OpenWorld): Fact<'hall'> {
  const mbit = at(hall.migrationMbit, 0);
  const used = number(at(hall.migrationUsedMbit, 0) / 1000, 1);
  return [
    'fact.link',
    mbit === 0 ? t('play.linkIsDown') : t('play.gbit', { used, all: number(mbit / 1000, 0) }),
    { column: 'migrationUsedMbit', format: (value) => t('series.mbit', { used: number(value) }) },
  ];
}

function energyFacts(world: OpenWorld): readonly Fact<'hall'>[] {
  const energyWh = at(world.hall.energyWh, 0);
  return [['fact.energy', wattHours(energyWh), { column: 'energyWh', format: wattHours }], ...buildingFacts(world)];
}

/** Debt is said only by who has any. */
function moneyFacts({ hall }: OpenWorld): readonly Fact<'hall'>[] {
  const debt = at(hall.debt, 0);
  return [
    [
      'fact.reputation',
      percentOfPermille(at(hall.reputationPermille, 0), 0),
      { column: 'reputationPermille', format: percentOfPermille },
    ],
    ...(debt === 0 ? [] : [['fact.debt', money(debt)] as const]),
  ];
}

/** Datastores are not drawn in the hall: from here one gets to each. */
function Datastores({ ui, world }: PanelProps): JSX.Element | null {
  const rows = Array.from({ length: world.datastores.rows }, (_, row) => row);
  if (rows.length === 0) return null;
  return (
    <Group id="hall.storage" title={t('group.storage')}>
      <ul class="guests">
        {rows.map((row) => {
          const { status, badge } = datastoreStanding(world, row);
          return (
            <li key={row}>
              <button type="button" onClick={() => select(ui, { kind: 'datastore', row })}>
                <StatusGlyph status={status} wordless />
                <span>{datastoreName(row)}</span>
                <span class="mono small soft">{badge}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </Group>
  );
}

function count(column: Int32Array, code: number): number {
  let found = 0;
  for (let row = 0; row < column.length; row++) if (column[row] === code) found += 1;
  return found;
}
