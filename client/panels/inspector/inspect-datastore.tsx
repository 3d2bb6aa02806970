import type { JSX } from 'preact';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { milliseconds } from '#client/model/facts/facts.ts';
import { datastoreName, hostName } from '#client/model/facts/names.ts';
import {
  type DatastoreTrouble,
  datastoreStanding,
  datastoreTrouble,
} from '#client/model/standing/datastore-standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { mib, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { DATASTORE_KINDS } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { FactGroups } from './fact-groups.tsx';
import type { Fact } from './fact-list.tsx';
import { LoadBar, Meter } from './meter.tsx';
import { Moves } from './moves.tsx';
import { StateLine } from './state-line.tsx';
import { VmList, vmsWith } from './vm-list.tsx';

/** One datastore: how it stands and what helps, its room and its load, then who lies on it. */
export function DatastoreInspector(props: PanelProps & { datastore: number }): JSX.Element {
  const { ui, world, datastore } = props;
  return (
    <>
      <header class="subject-head">
        <VerbIcon name="database" />
        <div>
          <h2>{datastoreName(datastore)}</h2>
          <p class="small soft">{kindText(world, datastore)}</p>
        </div>
      </header>
      <StateLine about={{ world, kind: 'datastore', row: datastore }} standing={datastoreStanding(world, datastore)} />
      <Moves
        {...props}
        subject={{ kind: 'datastore', row: datastore }}
        commands={DATASTORE_MOVES[datastoreTrouble(world, datastore)]}
      />
      <RoomMeter world={world} datastore={datastore} />
      <LoadMeter world={world} datastore={datastore} />
      <VmList ui={ui} world={world} kind="datastore" rows={vmsWith(world, 'datastore', datastore)} />
      <FactGroups
        about={{ world, kind: 'datastore', row: datastore }}
        groups={{ storage: storageFacts(world, datastore) }}
      />
    </>
  );
}

const DATASTORE_MOVES: Readonly<Record<DatastoreTrouble, readonly CommandName[]>> = {
  full: ['growDatastore'],
  filling: ['growDatastore'],
  busy: [],
  fine: [],
};

function kindText({ datastores }: OpenWorld, row: number): string {
  const host = at(datastores.host, row);
  const kind = t(`datastoreKind.${nameOf(DATASTORE_KINDS, at(datastores.kind, row))}`);
  return host === NONE ? kind : `${kind} · ${hostName(host)}`;
}

interface DatastoreProps {
  readonly world: OpenWorld;
  readonly datastore: number;
}

function RoomMeter({ world: { datastores }, datastore: row }: DatastoreProps): JSX.Element {
  const [all, written, promised] = [
    at(datastores.physicalGib, row),
    at(datastores.writtenGib, row),
    at(datastores.provisionedGib, row),
  ];
  const permille = (gib: number): number => Math.round((1000 * gib) / Math.max(1, all));
  const amount = (gib: number): string => t('play.ofAmount', { part: gibText(gib), all: gibText(all) });
  return (
    <Meter
      label={t('fact.physical')}
      figures={[
        ['promised', amount(promised)],
        ['written', amount(written)],
      ]}
    >
      <LoadBar
        label={`${t('fact.physical')}: ${amount(written)}`}
        used={permille(written)}
        wanted={permille(written)}
      />
    </Meter>
  );
}

function LoadMeter({ world: { datastores }, datastore: row }: DatastoreProps): JSX.Element {
  const busy = at(datastores.usedPermille, row);
  const label = t('fact.storageLoad');
  return (
    <Meter
      label={label}
      text={readTime(at(datastores.latencyUs, row))}
      figures={[['used', percentOfPermille(busy, 0)]]}
    >
      <LoadBar label={`${label}: ${percentOfPermille(busy, 0)}`} used={busy} wanted={busy} />
    </Meter>
  );
}

function storageFacts({ datastores }: OpenWorld, row: number): readonly Fact[] {
  const growing = at(datastores.growingGib, row);
  return [
    ['fact.physical', gibText(at(datastores.physicalGib, row))],
    ['fact.provisioned', gibText(at(datastores.provisionedGib, row))],
    ['fact.written', gibText(at(datastores.writtenGib, row))],
    ['fact.freeRoom', mib(Math.max(0, at(datastores.freeMib, row)))],
    ['fact.busy', percentOfPermille(at(datastores.usedPermille, row), 0)],
    ['fact.read', readTime(at(datastores.latencyUs, row))],
    ['fact.vms', number(at(datastores.vms, row))],
    ...(growing > 0 ? [['fact.onOrder', gibText(growing)] as const] : []),
  ];
}

function gibText(gib: number): string {
  return mib(gib * MIB_PER_GIB);
}

/** How long a read takes, in µs or ms. */
function readTime(us: number): string {
  return us < 1000 ? t('play.microseconds', { value: number(us) }) : milliseconds(Math.round(us / 1000));
}
