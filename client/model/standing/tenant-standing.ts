import { causeOf } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { secondsToAnswer } from '#client/model/facts/contract-rows.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { breaksPromise, worstStatus } from '#client/model/facts/health.ts';
import { type Incident, incidentsOf } from '#client/model/facts/incidents.ts';
import { counted, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type Cause, STATUSES, TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { costOf, type Standing, sinceOf } from './standing.ts';

const WATCH = STATUSES.indexOf('watch');
const BREACH = STATUSES.indexOf('breach');
const OFF = STATUSES.indexOf('off');

/** Rows of the VMs that a customer has now; an elastic one has rows for more. */
export function vmsOfTenant({ tenants, vms }: OpenWorld, tenant: number): readonly number[] {
  const first = at(tenants.firstVm, tenant);
  const rows = Array.from({ length: at(tenants.vms, tenant) }, (_, i) => first + i);
  const isElastic = at(tenants.autoscaleMax, tenant) > 0;
  return rows.filter((vm) => !isElastic || at(vms.state, vm) !== VM_STATES.indexOf('none'));
}

/** How a customer is served: by the worst of its VMs, and the cause that most of its troubled ones share. */
export function tenantStanding(world: OpenWorld, tenant: number): Standing {
  const { tenants } = world;
  const state = nameOf(TENANT_STATES, at(tenants.state, tenant));
  if (state !== 'active') return waitingStanding(world, tenant, state);
  const vms = vmsOfTenant(world, tenant);
  const worst = worstStatus(world, vms, 0, vms.length);
  const troubled = vms.filter((vm) => isTroubled(world, vm));
  const broken = troubled.filter((vm) => breaksPromise(world, vm));
  const cause = commonCause(world, broken.length > 0 ? broken : troubled);
  const about = incidentsOf(world).filter((incident) => isAboutTenant(world, incident, tenant));
  const kind = broken.length > 0 ? 'broken' : troubled.length > 0 ? 'troubled' : 'fine';
  const count = broken.length || troubled.length || vms.length;
  const words = { count, all: counted('vms', vms.length), cause: t(`cause.${cause}.plain`) };
  return {
    status: nameOf(STATUSES, worst),
    cause,
    badge:
      kind === 'fine' ? '' : t('standing.tenant.kept', { kept: percentOfPermille(at(tenants.goodPermille, tenant)) }),
    sentence: t(`standing.tenant.${kind}`, words),
    sinceTick: sinceOf(about),
    cost: costOf(about),
  };
}

/** Of one that has no contract yet, or none any more. */
function waitingStanding(world: OpenWorld, tenant: number, state: (typeof TENANT_STATES)[number]): Standing {
  const offered = state === 'offered';
  return {
    status: offered ? 'watch' : 'off',
    cause: 'none',
    badge: '',
    sentence: offered
      ? t('standing.tenant.offered', { time: waitText(secondsToAnswer(world, tenant)) })
      : t('standing.tenant.over'),
    sinceTick: undefined,
    cost: costOf([]),
  };
}

function isTroubled({ vms }: OpenWorld, vm: number): boolean {
  const status = at(vms.status, vm);
  return status >= WATCH && status <= BREACH && status !== OFF;
}

function isAboutTenant({ vms }: OpenWorld, { subject }: Incident, tenant: number): boolean {
  return subject.kind === 'vm' && at(vms.tenant, subject.row) === tenant;
}

/** The cause that most of these VMs have; the first of equals. */
function commonCause(world: OpenWorld, vms: readonly number[]): Cause {
  const counts = new Map<Cause, number>();
  for (const vm of vms) counts.set(causeOf(world, vm), (counts.get(causeOf(world, vm)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? 'none';
}
