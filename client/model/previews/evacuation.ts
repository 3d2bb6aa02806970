import { planEvacuation } from '#client/model/commands/plans.ts';
import { waitText } from '#client/model/facts/facts.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { predictMigration } from '#shared/sim/migration/index.ts';
import type { Preview } from './preview-line.ts';

/** Whether everybody finds room elsewhere, how long their moves take one after the other, and who would not arrive. */
export function evacuationPreview(world: OpenWorld, { host, on }: Args): Preview | undefined {
  if (typeof host !== 'number' || on !== true) return undefined;
  const plan = planEvacuation(world, host);
  if (plan.length === 0) return { lines: [{ tone: 'good', text: t('preview.evacuate.empty') }] };
  const moves = plan.filter(({ host: to }) => to !== NONE);
  const stays = plan.length - moves.length;
  const predicted = moves.map(({ vm, host: to }) => predictMigration(world, vm as VmId, to as HostId));
  const stuck = predicted.filter(({ converges }) => !converges).length;
  const seconds = predicted.reduce((sum, { seconds: each, converges }) => sum + (converges ? each : 0), 0);
  const fits =
    stays === 0
      ? ({ tone: 'good', text: t('preview.evacuate.fits', { time: waitText(seconds) }) } as const)
      : ({ tone: 'bad', text: t('preview.evacuate.stays', { vms: counted('vms', stays) }) } as const);
  if (stuck === 0) return { lines: [fits] };
  return { lines: [fits, { tone: 'watch', text: t('preview.evacuate.stuck', { vms: counted('vms', stuck) }) }] };
}
