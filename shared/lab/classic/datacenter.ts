import { remove, updateHost } from './allocation.ts';
import type { Move } from './consolidation.ts';
import { growMap } from './java-map-order.ts';
import { INCOMING, type Machines, OUTGOING, powerAt } from './machines.ts';
import type { Meter } from './metrics.ts';
import { demandAt, type TraceLoads } from './trace-demand.ts';

/** MB that a migration moves a second: 1,000,000 / (2 × 8,000). */
const MIGRATION_MB_PER_S = 62.5;

/** What the machines, the trace and the meter make together, at a time. */
export interface Datacenter {
  readonly machines: Machines;
  readonly trace: TraceLoads;
  readonly meter: Meter;
  /** Power follows load; else every host draws its most. */
  readonly powerAware: boolean;
  /** VMs that ask nothing are destroyed. */
  readonly destroyIdle: boolean;
  lastS: number;
}

/** Brings all hosts to time t, adds the energy since the last time, and destroys VMs that ask nothing. */
export function updateAll(dc: Datacenter, t: number): void {
  const { machines: m, meter } = dc;
  demandAt(m, dc.trace, t);
  for (let h = 0; h < m.hostCount; h++) {
    if (m.guests[h].length > 0 || m.loadMips[h] > 0 || m.previousLoadMips[h] > 0 || meter.hostAt[h] < 0) {
      updateHost(m, meter, h, t);
    }
  }
  const span = t - dc.lastS;
  if (span > 0) meter.energyWs += energyOf(dc, span);
  if (dc.destroyIdle) destroyIdle(m);
  dc.lastS = t;
}

/** Energy of an interval in W·s: the mean of both ends. Hosts that had nothing to do at its start are not counted. */
function energyOf({ machines: m, powerAware }: Datacenter, spanS: number): number {
  let sum = 0;
  for (let h = 0; h < m.hostCount; h++) {
    const type = m.hostType[h];
    if (!powerAware) {
      sum += powerAt(type, 1) * spanS;
    } else if (m.previousLoad[h] !== 0) {
      const from = powerAt(type, m.previousLoad[h]);
      sum += (from + (m.powerW[h] - from) / 2) * spanS;
    }
  }
  return sum;
}

function destroyIdle(m: Machines): void {
  for (let h = 0; h < m.hostCount; h++) {
    const guests = m.guests[h];
    for (let i = 0; i < guests.length; ) {
      const v = guests[i];
      if (m.demandMips[v] === 0 && m.migrating[v] === 0) {
        remove(m, h, v);
        m.alive[v] = 0;
        m.hostOf[v] = -1;
      } else i += 1;
    }
  }
}

/** A move begins: the VM is on both hosts until it has arrived. */
export function startMove({ machines: m, meter }: Datacenter, { vm, target }: Move, t: number): void {
  m.migrating[vm] = 1;
  meter.migrations += 1;
  m.flags[target * m.vmCount + vm] |= INCOMING;
  m.guests[target].push(vm);
  growMap(m, target, m.guests[target].length);
  updateHost(m, meter, target, t);
  updateHost(m, meter, m.hostOf[vm], t);
}

/** Seconds that a move takes. */
export function moveSeconds(m: Machines, vm: number): number {
  return m.vmRamMb[vm] / MIGRATION_MB_PER_S;
}

/** Moves that end at the same time, in the order in which they began. */
export function endMoves(dc: Datacenter, moves: readonly Move[], t: number): void {
  const { machines: m } = dc;
  updateAll(dc, t);
  for (const { vm, target } of moves) {
    takeOff(m, m.hostOf[vm], vm);
    takeOff(m, target, vm);
    m.flags[target * m.vmCount + vm] &= ~(INCOMING | OUTGOING);
    m.migrating[vm] = 0;
    m.guests[target].push(vm);
    m.hostOf[vm] = target;
  }
  updateAll(dc, t);
}

function takeOff(m: Machines, h: number, v: number): void {
  m.guests[h].splice(m.guests[h].indexOf(v), 1);
}
