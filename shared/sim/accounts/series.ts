import type { TenantId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { HOST_STATES, STATUSES, VM_STATES } from '../kernel/codes/index.ts';
import { series } from '../kernel/tables/series.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { closeDay } from './day-losses.ts';
import { fullFeeCents } from './loss-lines.ts';
import { operatingResultCents } from './operating-result.ts';

/** A column of the series of seconds. */
export type SeriesName = keyof typeof series.hidden;
export const SERIES_NAMES = Object.keys(series.hidden) as readonly SeriesName[];

/** What a column of the series is: its unit, and whether it counts since the start. */
export interface SeriesKind {
  readonly unit: 'vmTicks' | 'seconds' | 'J' | 'cents' | 'W' | 'permille' | 'percent' | 'MiB' | 'number';
  readonly cumulative: boolean;
}

const now = (unit: SeriesKind['unit']): SeriesKind => ({ unit, cumulative: false });
const sinceStart = (unit: SeriesKind['unit']): SeriesKind => ({ unit, cumulative: true });

/** All columns of the series, in the order of the table; what each is in words stands in `kernel/tables/series.ts`. */
export const SERIES: { readonly [S in SeriesName]: SeriesKind } = {
  goodTicks: sinceStart('vmTicks'),
  owedTicks: sinceStart('vmTicks'),
  workS: sinceStart('seconds'),
  brokenS: sinceStart('seconds'),
  capacityS: sinceStart('seconds'),
  energyJ: sinceStart('J'),
  resultCents: sinceStart('cents'),
  dueCents: sinceStart('cents'),
  revenueCents: sinceStart('cents'),
  creditsCents: sinceStart('cents'),
  cashCents: now('cents'),
  powerW: now('W'),
  promisedPermille: now('permille'),
  overcommitPercent: now('percent'),
  balloonedMib: now('MiB'),
  compressedMib: now('MiB'),
  swappedMib: now('MiB'),
  sharedMib: now('MiB'),
  stealPermille: now('permille'),
  moves: sinceStart('number'),
  hostsOn: now('number'),
  hostsBought: sinceStart('number'),
  vmsRunning: now('number'),
  badVms: now('number'),
};

/** The seconds of a game that are over, one number each and column: the value at the end of that second. */
export interface SeriesData {
  readonly beats: number;
  readonly columns: { readonly [S in SeriesName]: Float64Array };
}

/** The series of a world so far: copies, which later ticks do not change. */
export function seriesOf(world: World): SeriesData {
  const beats = Math.min(world.series.rows, Math.floor(world.tick / ticksOf(world.scenario, SECOND_S)));
  const columns = Object.fromEntries(SERIES_NAMES.map((name) => [name, world.series[name].slice(0, beats)]));
  return { beats, columns: columns as SeriesData['columns'] };
}

const ON = HOST_STATES.indexOf('on');
const ABSENT = HOST_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');
const BREACH = STATUSES.indexOf('breach');
/** States in which a host draws the power to run, though it may not carry anybody yet. */
const POWERED = ['on', 'booting', 'waking', 'goingToSleep'].map((state) =>
  HOST_STATES.indexOf(state as (typeof HOST_STATES)[number]),
);

/** System of the tick: counts what the series needs of every tick, and writes a row in the last one of each second. `[ACC-4]` */
export function recordSecond(world: World): void {
  countTick(world);
  const perSecond = ticksOf(world.scenario, SECOND_S);
  const row = (world.tick + 1) / perSecond - 1;
  if (!Number.isInteger(row) || row >= world.series.rows) return;
  recordBooks(world, row);
  recordHosts(world, row);
  recordVms(world, row);
  closeDay(world, row + 1);
}

function countTick({ hall, hosts, scenario, events }: World): void {
  let cores = 0;
  for (let h = 0; h < hosts.rows; h++) if (POWERED.includes(hosts.state[h])) cores += hosts.cores[h];
  hall.capacityCoreS[0] += cores * scenario.tickSeconds;
  for (const { type } of events) {
    if (type === 'migrationDone') hall.movesDone[0] += 1;
    if (type === 'hostBought') hall.hostsBought[0] += 1;
  }
}

function recordBooks(world: World, row: number): void {
  const { series, hall, tenants } = world;
  let dueCents = 0;
  for (let t = 0 as TenantId; t < tenants.rows; t++) dueCents += fullFeeCents(world, t);
  series.goodTicks[row] = hall.goodTicks[0];
  series.owedTicks[row] = hall.owedTicks[0];
  series.workS[row] = hall.workVcpuS[0];
  series.brokenS[row] = hall.brokenVcpuS[0];
  series.capacityS[row] = hall.capacityCoreS[0];
  series.energyJ[row] = hall.facilityEnergyJ[0];
  series.resultCents[row] = operatingResultCents(world);
  series.dueCents[row] = dueCents;
  series.revenueCents[row] = hall.revenueCents[0];
  series.creditsCents[row] = hall.creditsCents[0];
  series.cashCents[row] = hall.cashExactCents[0];
  series.moves[row] = hall.movesDone[0];
  series.hostsBought[row] = hall.hostsBought[0];
  series.overcommitPercent[row] = hall.overcommitPercent[0];
}

function recordHosts({ series, hosts, hall }: World, row: number): void {
  let [watts, dueMhz, usedMhz, promisedMib, memMib] = [0, 0, 0, 0, 0];
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.state[h] === ABSENT) continue;
    watts += hosts.powerExactW[h];
    dueMhz += hosts.dueMhz[h];
    usedMhz += hosts.usedMhz[h];
    series.balloonedMib[row] += hosts.balloonedExactMib[h];
    series.compressedMib[row] += hosts.compressedExactMib[h] + hosts.patchedExactMib[h];
    series.swappedMib[row] += hosts.swappedExactMib[h];
    series.sharedMib[row] += hosts.savedExactMib[h];
    if (hosts.state[h] !== ON) continue;
    series.hostsOn[row] += 1;
    promisedMib += hosts.promisedMib[h];
    memMib += hosts.memMib[h];
  }
  series.powerW[row] = watts * hall.pueExact[0];
  series.stealPermille[row] = dueMhz > 0 ? Math.max(0, 1 - usedMhz / dueMhz) * PERMILLE : 0;
  series.promisedPermille[row] = memMib > 0 ? (promisedMib / memMib) * PERMILLE : 0;
}

function recordVms({ series, vms }: World, row: number): void {
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.state[vm] === RUNNING) series.vmsRunning[row] += 1;
    if (vms.status[vm] === BREACH) series.badVms[row] += 1;
  }
}
