import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { HOST_STATES, TENANT_STATES } from '../codes.ts';
import type { Refusal } from '../refusals.ts';
import { BEAT_S, ticksOf } from '../time.ts';
import type { OpenWorld, World } from '../world.ts';
import type { Fault } from './fault-kinds.ts';
import { announce } from './forecast-lane.ts';
import { hostObstacle } from './host-power.ts';

/** Beats from the first signs of a failing host to its death; game value. */
export const FAILING_BEATS = 25;
/** What an injected fault is like; game values. */
const PEAK = { factor: 1.1, beats: 60 };
const BURST = { factor: 4, beats: 30 };
const LINK_DOWN_BEATS = 30;

/** Why a fault cannot be injected now, or nothing. */
export function faultRefusal(world: OpenWorld, fault: Fault, subject: number): Refusal | undefined {
  if (fault === 'hostFailure' || fault === 'hostFailing') return hostRefusal(world, fault, subject as HostId);
  if (fault === 'tenantBurst') return tenantRefusal(world, subject as TenantId);
  if (subject !== NONE) return { code: 'faultNeedsNoSubject' };
  return fault === 'linkDown' && world.hall.migrationMbit[0] === 0 ? { code: 'migrationLinkDown' } : undefined;
}

function hostRefusal(world: OpenWorld, fault: Fault, host: HostId): Refusal | undefined {
  if (host < 0 || host >= world.hosts.rows) return { code: 'noSuchHost', host };
  const obstacle = hostObstacle(world, host);
  if (obstacle) return obstacle;
  return fault === 'hostFailing' && world.hosts.warningPermille[host] > 0
    ? { code: 'alreadyFailing', host }
    : undefined;
}

function tenantRefusal({ tenants }: OpenWorld, tenant: TenantId): Refusal | undefined {
  const active = tenant >= 0 && tenants.state[tenant] === TENANT_STATES.indexOf('active');
  return active ? undefined : { code: 'noSuchTenant', tenant };
}

/** Makes a fault happen, now or, for a failing host, after its signs. */
export function inject(world: World, fault: Fault, subject: number): void {
  INJECT[fault](world, subject);
}

const INJECT: { readonly [F in Fault]: (world: World, subject: number) => void } = {
  hostFailure(world, host) {
    failHostAt(world, host as HostId, world.tick);
  },
  hostFailing(world, host) {
    const diesAtTick = inBeats(world, FAILING_BEATS);
    const at = { startsAtTick: diesAtTick, endsAtTick: diesAtTick };
    announce(world, { kind: 'hostFailing', subject: host, ...at, factor: 1, injected: true });
    failHostAt(world, host as HostId, diesAtTick);
  },
  correlatedPeak(world) {
    const time = span(world, PEAK.beats);
    announce(world, { kind: 'correlatedPeak', subject: NONE, ...time, factor: PEAK.factor, injected: true });
    startPeak(world, PEAK.factor, time.endsAtTick);
  },
  tenantBurst(world, tenant) {
    const time = span(world, BURST.beats);
    announce(world, { kind: 'tenantBurst', subject: tenant, ...time, factor: BURST.factor, injected: true });
    startBurst(world, tenant as TenantId, BURST.factor, time.endsAtTick);
  },
  linkDown(world) {
    const time = span(world, LINK_DOWN_BEATS);
    announce(world, { kind: 'linkDown', subject: NONE, ...time, factor: 0, injected: true });
    cutLink(world, time.endsAtTick);
  },
};

function span(world: World, beats: number): { startsAtTick: number; endsAtTick: number } {
  return { startsAtTick: world.tick, endsAtTick: inBeats(world, beats) };
}

function inBeats({ scenario, tick }: World, beats: number): number {
  return tick + ticksOf(scenario, beats * BEAT_S);
}

/** Decides that a host dies at a tick; the `cluster` system shows the signs before and lets it die. */
export function failHostAt({ hosts }: World, host: HostId, tick: number): void {
  if (hosts.state[host] === HOST_STATES.indexOf('on')) hosts.failAtTick[host] = Math.max(1, tick);
}

/** Raises load and memory of the whole hall until a tick; the stronger of two peaks counts. */
export function startPeak({ hall, events }: World, factor: number, endsAtTick: number): void {
  if (hall.correlatedPeak[0] === 1) events.push({ type: 'correlatedPeak', on: true });
  hall.correlatedPeak[0] = Math.max(hall.correlatedPeak[0], factor);
  hall.peakEndsAtTick[0] = Math.max(hall.peakEndsAtTick[0], endsAtTick);
}

/** Raises the load of a tenant's VMs until a tick. */
export function startBurst(
  { tenants, vms, events }: World,
  tenant: TenantId,
  factor: number,
  endsAtTick: number,
): void {
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    vms.burst[vm] = Math.max(vms.burst[vm], factor);
    vms.burstEndsAtTick[vm] = Math.max(vms.burstEndsAtTick[vm], endsAtTick);
  }
  events.push({ type: 'tenantBurst', tenant, on: true });
}

/** Takes the migration network down until a tick; moves under way fail. */
export function cutLink({ hall, events }: World, untilTick: number): void {
  if (hall.linkDownUntilTick[0] === 0) events.push({ type: 'linkDown', on: true });
  hall.linkDownUntilTick[0] = Math.max(hall.linkDownUntilTick[0], untilTick);
  hall.migrationMbit[0] = 0;
}
