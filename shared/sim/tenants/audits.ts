import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { SHARING_POLICIES, TENANT_STATES, TENANT_ZONES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

const ALL = SHARING_POLICIES.indexOf('all');
const COMMON = TENANT_ZONES.indexOf('common');
const ACTIVE = TENANT_STATES.indexOf('active');
/** What an audit that was passed gives to the reputation, and what is left of it after one that was not; design values. */
const TRUST_GAINED = 0.03;
const TRUST_KEPT = 0.9;

/** What keeps a hall from showing a tenant that it is kept apart from others, or nothing. */
export function missingEvidence(world: OpenWorld, tenant: TenantId): Refusal | undefined {
  const { vms, tenants } = world;
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    if (vms.compromised[vm] === 1) return { code: 'evidenceCompromised', vm };
    const host = vms.host[vm];
    const missing = host === NONE ? undefined : missingOnHost(world, tenant, host as HostId);
    if (missing) return missing;
  }
  return undefined;
}

function missingOnHost({ hosts, hall, tenants }: OpenWorld, tenant: TenantId, host: HostId): Refusal | undefined {
  if (hosts.compromised[host] === 1) return { code: 'hostIsCompromised', host };
  if (hosts.patchLevel[host] < hall.patchLevel[0]) return { code: 'evidenceUnpatched', host };
  const shared = hosts.sharing[host] === ALL && tenants.zone[tenant] === COMMON;
  return shared ? { code: 'evidencePagesShared', host } : undefined;
}

/** Ends an audit well. */
export function passAudit({ tenants, hall }: World, tenant: TenantId): void {
  tenants.auditUntilTick[tenant] = 0;
  hall.reputation[0] = Math.min(1, hall.reputation[0] + TRUST_GAINED);
}

/** Ends the audits whose time is over: who asked and got no evidence trusts the hall less. `failed`: what else follows. */
export function endAudits(world: World, failed: (world: World, tenant: TenantId) => void): void {
  const { tenants, hall, tick, events } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.auditUntilTick[t] === 0 || tick < tenants.auditUntilTick[t]) continue;
    tenants.auditUntilTick[t] = 0;
    if (tenants.state[t] !== ACTIVE) continue;
    hall.reputation[0] *= TRUST_KEPT;
    events.push({ type: 'auditFailed', tenant: t });
    failed(world, t);
  }
}
