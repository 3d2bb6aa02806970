import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { hostRefusal } from '../capabilities/index.ts';
import { HOST_STATES, TENANT_STATES, VM_STATES } from '../kernel/codes/index.ts';
import type { SimEvent } from '../kernel/events.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { HOSTS_PER_RACK } from '../kernel/tables/racks.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/** What the subject of a disturbance is a row of; `hall` has none (−1), a rack is a run of four hosts. */
export type DisturbanceSubject = 'hall' | 'rack' | 'host' | 'vm' | 'tenant';

/**
 * Something that happens to a hall: planned by a scenario, or made to happen by an instructor. What it changes it writes
 * into columns with the tick at which they end, and the system that reads them ends it.
 */
export interface Disturbance {
  readonly subject: DisturbanceSubject;
  /** Whether an instructor may make it happen. */
  readonly injectable: boolean;
  /** An occasion or a breather: nothing that has to be answered, so it may come in any hall. */
  readonly harmless: boolean;
  /** Shown in the forecast lane while it is coming and while it lasts. */
  readonly announced: boolean;
  /** How it is when an instructor makes it happen: warning and length in lengthS, strength as a factor; game values. */
  readonly warningS: number;
  readonly lengthS: number;
  readonly factor: number;
  /** Event that names it to the players when it starts; absent = the one of its own name, if there is one. */
  readonly line?: SimEvent['type'];
  /** Why it cannot happen to this subject now, beside that the subject must be there. Reads open columns only. */
  refusal?(world: OpenWorld, subject: number): Refusal | undefined;
  /** When its warning begins, if it shows signs before it starts: then these decide all, and `start` has nothing left to do. */
  herald?(world: World, subject: number, startsAtTick: number): void;
  start(world: World, subject: number, factor: number, endsAtTick: number): void;
}

/** Declares a disturbance that can be injected and is announced, unless it says otherwise. */
export function defineDisturbance(
  given: Omit<Disturbance, 'injectable' | 'harmless' | 'announced' | 'warningS' | 'factor'> & Partial<Disturbance>,
): Disturbance {
  return { injectable: true, harmless: false, announced: true, warningS: 0, factor: 1, ...given };
}

/** Why there is nothing in this row that a disturbance could happen to, or nothing. */
export function subjectRefusal(world: OpenWorld, kind: DisturbanceSubject, row: number): Refusal | undefined {
  return SUBJECTS[kind](world, row);
}

const SUBJECTS: { readonly [K in DisturbanceSubject]: (world: OpenWorld, row: number) => Refusal | undefined } = {
  hall: (_world, row) => (row === NONE ? undefined : { code: 'faultNeedsNoSubject' }),
  rack: ({ hosts }, rack) => (hasHosts(hosts, rack) ? undefined : { code: 'noSuchRack', rack }),
  host: (world, host) =>
    host >= 0 && host < world.hosts.rows
      ? hostRefusal(world, 'use', host as HostId)
      : { code: 'noSuchHost', host: host as HostId },
  vm: ({ vms }, vm) =>
    vm >= 0 && vm < vms.rows && VM_STATES[vms.state[vm]] !== 'none' ? undefined : { code: 'noSuchVm', vm: vm as VmId },
  tenant: ({ tenants }, tenant) =>
    tenant >= 0 && tenants.state[tenant] === TENANT_STATES.indexOf('active')
      ? undefined
      : { code: 'noSuchTenant', tenant: tenant as TenantId },
};

/** Whether a rack has a host in it. */
function hasHosts({ state, rows }: OpenWorld['hosts'], rack: number): boolean {
  const first = rack * HOSTS_PER_RACK;
  for (let host = Math.max(0, first); host < Math.min(first + HOSTS_PER_RACK, rows); host++) {
    if (HOST_STATES[state[host]] !== 'none') return true;
  }
  return false;
}
