import { waitingVms } from '#client/model/commands/plans.ts';
import { at } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, moneyOfCents, number, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { TenantId, VmId } from '#shared/ids.ts';
import { LIFETIME_HOURS } from '#shared/sim/cluster/index.ts';
import { placeFor } from '#shared/sim/facility/index.ts';
import { daySecondsOf } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { guestNeedMib } from '#shared/sim/placement/index.ts';
import { contractCentsPerSOfVm } from '#shared/sim/tenants/index.ts';
import type { Preview, PreviewLine } from './preview-line.ts';

const HOURS_PER_DAY = 24;

/** Price, delivery, what it brings, and when it has paid for itself. */
export function buyPreview(world: OpenWorld, { model }: Args): Preview | undefined {
  const spec = typeof model === 'number' ? world.scenario.hostModels[model] : undefined;
  if (!spec || typeof model !== 'number') return undefined;
  const roomMib = Math.floor((spec.memMib * at(world.hall.overcommitPercent, 0)) / 100);
  const delivery = waitText(spec.deliverySeconds + spec.bootSeconds);
  const lines: PreviewLine[] = [
    { tone: 'plain', text: t('preview.buy.price', { price: moneyOfCents(spec.priceCents, 0), time: delivery }) },
    {
      tone: 'plain',
      text: t('preview.buy.room', {
        cores: counted('cores', spec.cores),
        room: mib(roomMib),
        idle: watts(spec.powerW[0] ?? 0),
      }),
    },
    paybackLine(world, spec.priceCents, roomMib),
    {
      tone: 'plain',
      text: t('preview.buy.value', { loss: moneyOfCents((spec.priceCents * HOURS_PER_DAY) / LIFETIME_HOURS, 0) }),
    },
  ];
  const host = placeFor(world, model);
  if (host >= world.hosts.rows) return { lines };
  return { lines, notes: [{ host, tone: 'good', text: t('preview.buy.note', { time: delivery }), short: delivery }] };
}

/** It earns what the VMs pay that wait for room and would find it there. */
function paybackLine(world: OpenWorld, priceCents: number, roomMib: number): PreviewLine {
  const { vms, scenario } = world;
  let [leftMib, centsPerS, placed] = [roomMib, 0, 0];
  for (const vm of waitingVms(world)) {
    const needMib = guestNeedMib(world, vm as VmId);
    if (needMib > leftMib) continue;
    leftMib -= needMib;
    centsPerS += contractCentsPerSOfVm(world, at(vms.tenant, vm) as TenantId);
    placed += 1;
  }
  if (placed === 0) return { tone: 'watch', text: t('preview.buy.nobody') };
  const seconds = priceCents / Math.max(1, centsPerS);
  const leftS =
    scenario.lengthS === 0 ? Number.POSITIVE_INFINITY : scenario.lengthS - world.tick * scenario.tickSeconds;
  const tone = seconds < leftS ? 'good' : 'watch';
  return {
    tone,
    text: t(tone === 'good' ? 'preview.buy.pays' : 'preview.buy.paysLate', {
      vms: counted('vms', placed),
      rate: moneyOfCents(centsPerS),
      time: waitText(seconds),
      days: number(seconds / daySecondsOf(scenario), 1),
    }),
  };
}
