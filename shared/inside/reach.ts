import { NONE } from '#shared/ids.ts';
import { HYPERVISORS, IO_PATHS, SHARING_POLICIES, TECHNIQUES, TENANT_ZONES } from '#shared/sim/kernel/codes/index.ts';
import { HOSTS_PER_RACK, rackOf } from '#shared/sim/kernel/tables/racks.ts';
import { backendOf, hasOwnKernel } from '#shared/sim/virtualization/index.ts';
import { poweredOn, rowsWhere, type Seen } from './seen.ts';

/** Something that can fail, and takes all that needs it along. */
export const CAN_FAIL = ['host', 'dom0', 'kernel', 'rack', 'datastore'] as const;
export type CanFail = (typeof CAN_FAIL)[number];

export interface Blast {
  readonly what: CanFail;
  readonly row: number;
  /** VMs with their power on that go down or stand still with it. */
  readonly vms: readonly number[];
  /** Customers of which all VMs that are on are among them: their service is gone, not only smaller. */
  readonly tenants: readonly number[];
}

/** What two VMs of a host can have in common. `pages`: merged frames. `kernel`: that of their host. `dom0`: the way of their I/O. `threads`: of one core. `cache`: the last-level cache. */
export const IN_COMMON = ['pages', 'kernel', 'dom0', 'threads', 'cache'] as const;
export type InCommon = (typeof IN_COMMON)[number];

export interface Trust {
  readonly what: InCommon;
  readonly vms: readonly number[];
  readonly tenants: readonly number[];
  /** Whether customers who do not know each other share it. */
  readonly strangers: boolean;
}

/** What hangs on one host, and who has to trust whom on it. */
export interface ReachPicture {
  readonly view: 'reach';
  readonly host: number;
  readonly hypervisor: (typeof HYPERVISORS)[number];
  readonly guests: readonly { readonly vm: number; readonly tenant: number; readonly zone: string }[];
  readonly blasts: readonly Blast[];
  readonly trusts: readonly Trust[];
  /** Whether the newest patch is missing; whether somebody else has it. */
  readonly exposed: boolean;
  readonly compromised: boolean;
  readonly compromisedVms: readonly number[];
  /** Chances within a business day that somebody breaks out into it, and that something leaks between its customers. */
  readonly escape: number;
  readonly leak: number;
}

/** Reads what hangs on a host. */
export function reachOf(world: Seen, host: number): ReachPicture {
  const { hosts, hall, vms, tenants } = world;
  const here = poweredOn(world, host);
  return {
    view: 'reach',
    host,
    hypervisor: HYPERVISORS[hosts.hypervisor[host]],
    guests: here.map((vm) => {
      const tenant = vms.tenant[vm];
      return { vm, tenant, zone: tenant === NONE ? 'common' : TENANT_ZONES[tenants.zone[tenant]] };
    }),
    blasts: blastsOf(world, host, here),
    trusts: trustsOf(world, host, here),
    exposed: hosts.patchLevel[host] < hall.patchLevel[0],
    compromised: hosts.compromised[host] === 1,
    compromisedVms: here.filter((vm) => vms.compromised[vm] === 1),
    escape: hosts.escapePermille[host] / 1000,
    leak: hosts.leakPermille[host] / 1000,
  };
}

function blastsOf(world: Seen, host: number, here: readonly number[]): readonly Blast[] {
  const { vms, hosts } = world;
  const all = rowsWhere(hosts.rows, () => true).flatMap((row) => poweredOn(world, row));
  const rack = rackOf(host);
  const stores = [...new Set(here.map((vm) => vms.datastore[vm]))].sort((a, b) => a - b);
  const blast = (what: CanFail, row: number, hit: readonly number[]): Blast => ({
    what,
    row,
    vms: hit,
    tenants: goneTenants(world, hit, all),
  });
  const found = [
    blast('host', host, here),
    blast(
      'dom0',
      host,
      here.filter((vm) => viaDom0(world, vm)),
    ),
    blast(
      'kernel',
      host,
      here.filter((vm) => !hasOwnKernel(TECHNIQUES[vms.technique[vm]])),
    ),
    ...(hosts.rows > HOSTS_PER_RACK || rack > 0
      ? [
          blast(
            'rack',
            rack,
            all.filter((vm) => rackOf(vms.host[vm]) === rack),
          ),
        ]
      : []),
    ...stores.map((d) =>
      blast(
        'datastore',
        d,
        all.filter((vm) => vms.datastore[vm] === d),
      ),
    ),
  ];
  return found.filter((each) => each.what === 'host' || each.vms.length > 0);
}

/** A guest whose disk and network go through the privileged guest stands still with it. */
function viaDom0({ vms, hosts }: Seen, vm: number): boolean {
  const hypervisor = HYPERVISORS[hosts.hypervisor[vms.host[vm]]];
  if (hypervisor !== 'dom0' && hypervisor !== 'parentPartition') return false;
  const backend = backendOf(TECHNIQUES[vms.technique[vm]], IO_PATHS[vms.ioPath[vm]], hypervisor);
  return backend === 'split' || backend === 'emulated';
}

function goneTenants({ vms }: Seen, hit: readonly number[], all: readonly number[]): readonly number[] {
  const left = new Set(all.filter((vm) => !hit.includes(vm)).map((vm) => vms.tenant[vm]));
  return tenantsOf(vms, hit).filter((tenant) => !left.has(tenant));
}

function tenantsOf(vms: Seen['vms'], rows: readonly number[]): readonly number[] {
  return [...new Set(rows.map((vm) => vms.tenant[vm]))].filter((tenant) => tenant !== NONE).sort((a, b) => a - b);
}

function trustsOf(world: Seen, host: number, here: readonly number[]): readonly Trust[] {
  const { vms, hosts } = world;
  const trust = (what: InCommon, rows: readonly number[], strangers = true): Trust => {
    const tenants = tenantsOf(vms, rows);
    return { what, vms: rows, tenants, strangers: strangers && tenants.length > 1 };
  };
  const merged = here.filter((vm) => vms.sharedMib[vm] > 0);
  const mergesAll = SHARING_POLICIES[hosts.sharing[host]] === 'all';
  const inCommon = tenantsOf(vms, merged).filter((tenant) => TENANT_ZONES[world.tenants.zone[tenant]] === 'common');
  const found = [
    trust('pages', merged, mergesAll && inCommon.length > 1),
    trust(
      'kernel',
      here.filter((vm) => !hasOwnKernel(TECHNIQUES[vms.technique[vm]])),
    ),
    trust(
      'dom0',
      here.filter((vm) => viaDom0(world, vm)),
    ),
    trust('threads', hosts.smt[host] === 1 ? here : [], hosts.coreScheduling[host] === 0),
    trust('cache', here),
  ];
  return found.filter((each) => each.vms.length > 1);
}
