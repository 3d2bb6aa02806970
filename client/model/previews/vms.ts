import { at } from '#client/model/facts/cell.ts';
import { hostName, tenantName } from '#client/model/facts/names.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib, moneyOfCents } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import { contractCentsPerSOfVm } from '#shared/sim/tenants/index.ts';
import type { Preview } from './preview-line.ts';

/** What a host could still promise when a VM has been placed on it. */
export function placePreview(world: OpenWorld, { vm, host }: Args): Preview | undefined {
  if (typeof vm !== 'number' || typeof host !== 'number') return undefined;
  const leftMib = committableMib(world, host as HostId) - guestNeedMib(world, vm as VmId);
  const words = { host: hostName(host), left: mib(Math.max(0, leftMib)) };
  return { lines: [{ tone: leftMib < 0 ? 'bad' : 'good', text: t('preview.place', words) }] };
}

/** What a balloon of a size would take: what the guest does not use, or what it does. */
export function balloonPreview({ vms }: OpenWorld, { vm, mib: balloonMib }: Args): Preview | undefined {
  if (typeof vm !== 'number' || typeof balloonMib !== 'number') return undefined;
  const leftMib = at(vms.memMib, vm) - balloonMib;
  const shortMib = at(vms.activeMib, vm) - leftMib;
  if (balloonMib === 0) return { lines: [{ tone: 'plain', text: t('preview.balloon.none') }] };
  const key = shortMib > 0 ? 'pages' : 'fine';
  const words = { left: mib(leftMib), active: mib(at(vms.activeMib, vm)), short: mib(Math.max(0, shortMib)) };
  return { lines: [{ tone: shortMib > 0 ? 'bad' : 'good', text: t(`preview.balloon.${key}`, words) }] };
}

/** What a VM that does not run costs: its fee, and good service that is owed. */
export function stopPreview(world: OpenWorld, { vm }: Args): Preview | undefined {
  if (typeof vm !== 'number') return undefined;
  const tenant = at(world.vms.tenant, vm);
  if (tenant === NONE) return undefined;
  const words = {
    rate: moneyOfCents(contractCentsPerSOfVm(world, tenant as TenantId)),
    name: tenantName(world, tenant),
  };
  return { lines: [{ tone: 'watch', text: t('preview.stop', words) }] };
}
