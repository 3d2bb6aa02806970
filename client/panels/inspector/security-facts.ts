import { at, nameOf } from '#client/model/facts/cell.ts';
import type { FactLine } from '#client/model/facts/fact-names.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { TENANT_ZONES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** How far a host is patched, and what may come of it. */
export function securityFacts({ hosts, hall }: OpenWorld, host: number): readonly FactLine[] {
  const newest = at(hall.patchLevel, 0);
  const own = at(hosts.patchLevel, host);
  const facts: FactLine[] = [];
  if (newest > 0) facts.push(['fact.patch', t('play.patchOf', { own: number(own), newest: number(newest) })]);
  if (at(hosts.escapePermille, host) > 0) {
    facts.push(['fact.escape', percentOfPermille(at(hosts.escapePermille, host))]);
  }
  if (at(hosts.leakPermille, host) > 0) facts.push(['fact.leak', percentOfPermille(at(hosts.leakPermille, host))]);
  if (at(hosts.quarantined, host)) facts.push(['fact.quarantine', t('play.yes')]);
  if (at(hosts.compromised, host)) facts.push(['fact.compromised', t('play.yes')]);
  return facts;
}

/** How a tenant is kept apart, and until when it wants to see that. */
export function zoneFacts({ tenants, tick, scenario }: OpenWorld, tenant: number): readonly FactLine[] {
  const zone = at(tenants.zone, tenant);
  const leftS = (at(tenants.auditUntilTick, tenant) - tick) * scenario.tickSeconds;
  return [
    ...(zone > 0 ? [['fact.zone', t(`choice.zone.${nameOf(TENANT_ZONES, zone)}`)] as const] : []),
    ...(leftS > 0 ? [['fact.audit', waitText(leftS)] as const] : []),
  ];
}

/** How far a guest is patched, and what may come of it. */
export function guestSecurityFacts({ vms, hall }: OpenWorld, vm: number): readonly FactLine[] {
  const newest = at(hall.guestPatchLevel, 0);
  const odds = at(vms.breakInPermille, vm);
  return [
    ...(newest > 0
      ? [['fact.patch', t('play.patchOf', { own: number(at(vms.guestPatch, vm)), newest: number(newest) })] as const]
      : []),
    ...(odds > 0 ? [['fact.breakIn', percentOfPermille(odds)] as const] : []),
    ...(at(vms.compromised, vm) ? [['fact.compromised', t('play.yes')] as const] : []),
  ];
}
