import type { Args } from '#client/model/state/ui-state.ts';
import { mib } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { spareBeyondReserveMib } from '#shared/sim/placement/index.ts';
import type { Preview } from './preview-line.ts';

/** What a reserve for failures leaves to promise. */
export function reservePreview(world: OpenWorld, { hosts }: Args): Preview | undefined {
  if (typeof hosts !== 'number') return undefined;
  const spareMib = hosts === 0 ? undefined : spareUnder(world, hosts);
  if (spareMib === undefined) return { lines: [{ tone: 'watch', text: t('preview.reserve.none') }] };
  const [tone, key] = spareMib < 0 ? (['bad', 'short'] as const) : (['good', 'room'] as const);
  return { lines: [{ tone, text: t(`preview.reserve.${key}`, { amount: mib(Math.abs(spareMib)) }) }] };
}

function spareUnder(world: OpenWorld, hosts: number): number {
  const haReserve = Int32Array.of(hosts) as typeof world.hall.haReserve;
  return spareBeyondReserveMib({ ...world, hall: { ...world.hall, haReserve } });
}
