import { THROTTLE_FROM_C } from '../facility/index.ts';
import { HOST_STATES, type IncidentKind } from '../kernel/codes/index.ts';
import { HOSTS_PER_RACK, rackOf } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';

export type HallIncident = Extract<IncidentKind, 'rackHot' | 'breakerOverload' | 'hostCompromised' | 'vmCompromised'>;

const ON = HOST_STATES.indexOf('on');
/** A breaker that is so far on its way to tripping needs somebody, and no more below the second; design values. */
const BREAKER_ALARM = 0.25;
const BREAKER_CALM = 0.15;
/** A rack is no longer hot so far below where its hosts slow down, K; design value. */
const CALM_K = 1;

/** Tells of heat, overload and break-ins: racks by the first of their hosts that is on. */
export function findHallIncidents(
  world: World,
  tell: (world: World, kind: HallIncident, subject: number) => void,
): void {
  const { racks, hosts } = world;
  for (let rack = 0; rack < racks.rows; rack++) {
    if (racks.inletExactC[rack] > THROTTLE_FROM_C) tellRack(world, rack, 'rackHot', tell);
    if (racks.breakerExact[rack] > BREAKER_ALARM) tellRack(world, rack, 'breakerOverload', tell);
  }
  for (let h = 0; h < hosts.rows; h++) if (hosts.compromised[h] === 1) tell(world, 'hostCompromised', h);
  tellBreakIns(world, tell);
}

/** One incident speaks for all VMs of a tenant, which are rows in order. */
function tellBreakIns(world: World, tell: (world: World, kind: HallIncident, subject: number) => void): void {
  const { vms } = world;
  let told = Number.NaN;
  for (let v = 0; v < vms.rows; v++) {
    if (vms.compromised[v] === 0 || vms.tenant[v] === told || !isLoose(world, v)) continue;
    tell(world, 'vmCompromised', v);
    told = vms.tenant[v];
  }
}

function tellRack(
  world: World,
  rack: number,
  kind: HallIncident,
  tell: (world: World, kind: HallIncident, subject: number) => void,
): void {
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, world.hosts.rows);
  for (let h = rack * HOSTS_PER_RACK; h < end; h++) {
    if (world.hosts.state[h] !== ON) continue;
    tell(world, kind, h);
    return;
  }
}

/** Whether such an incident has still its reason. */
export function hallIncidentHolds(world: World, kind: HallIncident, subject: number): boolean {
  const { racks, hosts, vms } = world;
  switch (kind) {
    case 'rackHot':
      return hosts.state[subject] === ON && racks.inletExactC[rackOf(subject)] > THROTTLE_FROM_C - CALM_K;
    case 'breakerOverload':
      return hosts.state[subject] === ON && racks.breakerExact[rackOf(subject)] > BREAKER_CALM;
    case 'hostCompromised':
      return hosts.compromised[subject] === 1;
    case 'vmCompromised':
      return vms.compromised[subject] === 1 && isLoose(world, subject);
  }
}

/** A guest that is cut off does no more harm, and one on a host that is lost has a greater trouble. */
function isLoose({ vms, hosts }: World, v: number): boolean {
  return vms.isolated[v] === 0 && (vms.host[v] < 0 || hosts.compromised[vms.host[v]] === 0);
}
