import type { Args } from '#client/model/state/ui-state.ts';
import { moneyOfCents } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { TenantId } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { goodwillCents } from '#shared/sim/tenants/index.ts';
import type { Preview } from './preview-line.ts';

/** What patience costs. */
export function goodwillPreview(world: OpenWorld, { tenant }: Args): Preview | undefined {
  if (typeof tenant !== 'number') return undefined;
  const price = moneyOfCents(goodwillCents(world, tenant as TenantId), 0);
  return { lines: [{ tone: 'watch', text: t('preview.goodwill', { price }) }] };
}
