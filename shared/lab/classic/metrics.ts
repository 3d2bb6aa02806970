import type { ClassicMetrics } from './experiment.ts';
import type { Machines } from './machines.ts';

/**
 * What is counted while the experiment runs. CloudSim keeps lists of states and goes through them at the end; here a state
 * is counted when the next one comes. A later state of the same moment replaces the earlier one.
 */
export interface Meter {
  energyWs: number;
  migrations: number;
  notPlaced: number;

  readonly hostAt: Float64Array;
  readonly hostActive: Uint8Array;
  readonly hostShort: Uint8Array;
  readonly wasActive: Uint8Array;
  readonly activeSince: Float64Array;
  readonly activeS: Float64Array;
  readonly shortS: Float64Array;
  /** How long each host was active before it went idle, one entry a time. */
  readonly activeSpansS: number[];

  readonly vmAt: Float64Array;
  readonly vmGot: Float64Array;
  readonly vmAsked: Float64Array;
  readonly vmMoving: Uint8Array;
  readonly wasMoving: Uint8Array;
  readonly movingSince: Float64Array;
  readonly gotMi: Float64Array;
  readonly askedMi: Float64Array;
  readonly lostMovingMi: Float64Array;
  readonly shortfalls: Float64Array;
  readonly shortCount: Float64Array;
  /** How long each finished move took. */
  readonly moveSpansS: number[];
}

const NEVER = -1;

export function createMeter(hostCount: number, vmCount: number): Meter {
  const hosts = () => new Float64Array(hostCount);
  const vms = () => new Float64Array(vmCount);
  return {
    energyWs: 0,
    migrations: 0,
    notPlaced: 0,
    hostAt: hosts().fill(NEVER),
    hostActive: new Uint8Array(hostCount),
    hostShort: new Uint8Array(hostCount),
    wasActive: new Uint8Array(hostCount).fill(1),
    activeSince: hosts(),
    activeS: hosts(),
    shortS: hosts(),
    activeSpansS: [],
    vmAt: vms().fill(NEVER),
    vmGot: vms(),
    vmAsked: vms(),
    vmMoving: new Uint8Array(vmCount),
    wasMoving: new Uint8Array(vmCount),
    movingSince: vms(),
    gotMi: vms(),
    askedMi: vms(),
    lostMovingMi: vms(),
    shortfalls: vms(),
    shortCount: vms(),
    moveSpansS: [],
  };
}

/** A host gives `gotMips` of `askedMips` from t on. */
export function recordHost(meter: Meter, h: number, t: number, gotMips: number, askedMips: number): void {
  if (meter.hostAt[h] !== t && meter.hostAt[h] !== NEVER) closeHost(meter, h, t);
  meter.hostAt[h] = t;
  meter.hostActive[h] = gotMips > 0 ? 1 : 0;
  meter.hostShort[h] = gotMips < askedMips ? 1 : 0;
}

function closeHost(meter: Meter, h: number, t: number): void {
  if (meter.hostActive[h] === 1) {
    const span = t - meter.hostAt[h];
    meter.activeS[h] += span;
    if (meter.hostShort[h] === 1) meter.shortS[h] += span;
  }
  noteSwitch(meter, h);
}

function noteSwitch(meter: Meter, h: number): void {
  const active = meter.hostActive[h];
  if (active === meter.wasActive[h]) return;
  if (active === 1) meter.activeSince[h] = meter.hostAt[h];
  else meter.activeSpansS.push(meter.hostAt[h] - meter.activeSince[h]);
  meter.wasActive[h] = active;
}

/** A VM gets `gotMips` of `askedMips` from t on, on the move or not. */
export function recordVm(meter: Meter, v: number, t: number, gotMips: number, askedMips: number, moving: number): void {
  if (meter.vmAt[v] !== t && meter.vmAt[v] !== NEVER) closeVm(meter, v, t);
  meter.vmAt[v] = t;
  meter.vmGot[v] = gotMips;
  meter.vmAsked[v] = askedMips;
  meter.vmMoving[v] = moving;
}

function closeVm(meter: Meter, v: number, t: number): void {
  const span = t - meter.vmAt[v];
  const [got, asked] = [meter.vmGot[v], meter.vmAsked[v]];
  meter.gotMi[v] += got * span;
  meter.askedMi[v] += asked * span;
  if (got < asked) {
    meter.shortfalls[v] += (asked - got) / asked;
    meter.shortCount[v] += 1;
    if (meter.vmMoving[v] === 1) meter.lostMovingMi[v] += (asked - got) * span;
  }
  noteMove(meter, v);
}

function noteMove(meter: Meter, v: number): void {
  const moving = meter.vmMoving[v];
  if (moving === meter.wasMoving[v]) return;
  if (moving === 1) meter.movingSince[v] = meter.vmAt[v];
  else meter.moveSpansS.push(meter.vmAt[v] - meter.movingSince[v]);
  meter.wasMoving[v] = moving;
}

/** What the run comes to. The last states of hosts and VMs last no time, but count as switches. */
export function metricsOf(m: Machines, meter: Meter): ClassicMetrics {
  for (let h = 0; h < m.hostCount; h++) if (meter.hostAt[h] !== NEVER) noteSwitch(meter, h);
  for (let v = 0; v < m.vmCount; v++) if (meter.vmAt[v] !== NEVER) noteMove(meter, v);
  const activeS = sum(meter.activeS);
  const asked = sum(meter.askedMi);
  const slatah = activeS === 0 ? Number.NaN : sum(meter.shortS) / activeS;
  const pdm = asked === 0 ? Number.NaN : sum(meter.lostMovingMi) / asked;
  const shorts = sum(meter.shortCount);
  return {
    energyKwh: meter.energyWs / 3_600_000,
    migrations: meter.migrations,
    slatah,
    pdm,
    slav: slatah * pdm,
    overallSlaViolation: asked === 0 ? Number.NaN : (asked - sum(meter.gotMi)) / asked,
    averageSlaViolation: shorts === 0 ? 0 : sum(meter.shortfalls) / shorts,
    hostShutdowns: meter.activeSpansS.length,
    meanTimeBeforeHostShutdownS: mean(meter.activeSpansS),
    sdTimeBeforeHostShutdownS: deviation(meter.activeSpansS),
    meanMigrationDurationS: mean(meter.moveSpansS),
    sdMigrationDurationS: deviation(meter.moveSpansS),
    hostsWithVmsAtEnd: m.guests.filter((guests) => guests.length > 0).length,
    vmsAliveAtEnd: sum(m.alive),
    vmsNotPlaced: meter.notPlaced,
  };
}

function sum(values: Float64Array | Uint8Array | readonly number[]): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i];
  return total;
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

/** Standard deviation of a sample (n − 1), by running means. */
function deviation(values: readonly number[]): number {
  let [average, squares] = [0, 0];
  values.forEach((value, i) => {
    const delta = value - average;
    average += delta / (i + 1);
    squares += delta * (value - average);
  });
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1));
}
