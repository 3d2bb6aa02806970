import { fitOfOffer } from '#client/model/commands/plans.ts';
import { at } from '#client/model/facts/cell.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { mib, moneyOfCents, number, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { TenantId, VmId } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { guestNeedMib } from '#shared/sim/placement/index.ts';
import { contractCentsPerS, creditsOf } from '#shared/sim/tenants/index.ts';
import { PERMILLE } from '#shared/units.ts';
import type { Preview } from './preview-line.ts';

/** Size, fit, what it brings, and what a broken promise would cost. */
export function acceptPreview(world: OpenWorld, { tenant }: Args): Preview | undefined {
  if (typeof tenant !== 'number') return undefined;
  const { tenants, scenario } = world;
  const { fit, all } = fitOfOffer(world, tenant);
  const needMib = all * guestNeedMib(world, at(tenants.firstVm, tenant) as VmId);
  const rateCents = contractCentsPerS(world, tenant as TenantId);
  const worst = creditsOf(scenario, at(tenants.tier, tenant)).at(-1)?.credit ?? 0;
  const key = fit === all ? 'fits' : fit === 0 ? 'none' : 'some';
  return {
    lines: [
      { tone: 'plain', text: t('preview.accept.brings', { rate: moneyOfCents(rateCents), memory: mib(needMib) }) },
      {
        tone: fit === all ? 'good' : 'bad',
        text: t(`preview.accept.${key}`, { fit: number(fit), all: number(all) }),
      },
      { tone: 'plain', text: t('preview.accept.penalty', { most: percentOfPermille(worst * PERMILLE, 0) }) },
    ],
  };
}
