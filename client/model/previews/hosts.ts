import { at } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { promisableMib } from '#client/model/facts/promisable.ts';
import type { Args } from '#client/model/state/ui-state.ts';
import { counted, mib, moneyOfCents, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { valueCents } from '#shared/sim/cluster/index.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hoursPerTick } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Preview } from './preview-line.ts';

const ASLEEP = HOST_STATES.indexOf('asleep');

/** What sleep saves, and how long it takes to come back. */
export function sleepPreview({ hosts, scenario }: OpenWorld, { host }: Args): Preview | undefined {
  const spec = typeof host === 'number' ? scenario.hostModels[at(hosts.model, host)] : undefined;
  if (!spec || typeof host !== 'number') return undefined;
  const saved = watts(Math.max(0, at(hosts.powerW, host) - spec.standbyW));
  return { lines: [{ tone: 'good', text: t('preview.sleep', { saved, time: waitText(spec.wakeSeconds) }) }] };
}

/** When a host is there, what it can take then, and what it draws. */
export function wakePreview(world: OpenWorld, { host }: Args): Preview | undefined {
  const { hosts, scenario } = world;
  const spec = typeof host === 'number' ? scenario.hostModels[at(hosts.model, host)] : undefined;
  if (!spec || typeof host !== 'number') return undefined;
  const time = waitText(at(hosts.state, host) === ASLEEP ? spec.wakeSeconds : spec.bootSeconds);
  const limitMib = promisableMib(world, host);
  const room = mib(Math.max(0, limitMib - at(hosts.promisedMib, host)));
  return { lines: [{ tone: 'good', text: t('preview.wake', { time, room, power: watts(spec.powerW[0] ?? 0) }) }] };
}

/** What a host brings back at least, what it no longer draws, and the room that is gone. */
export function sellPreview(world: OpenWorld, { host }: Args): Preview | undefined {
  if (typeof host !== 'number') return undefined;
  const { hosts, scenario, tick } = world;
  const spec = scenario.hostModels[at(hosts.model, host)];
  if (!spec) return undefined;
  // When it was bought is not told: at the start, at the earliest.
  const leastCents = valueCents(spec.priceCents, tick * hoursPerTick(scenario));
  const roomMib = promisableMib(world, host);
  return {
    lines: [
      {
        tone: 'good',
        text: t('preview.sell.brings', { price: moneyOfCents(leastCents, 0), power: watts(at(hosts.powerW, host)) }),
      },
      {
        tone: 'watch',
        text: t('preview.sell.room', { cores: counted('cores', at(hosts.cores, host)), room: mib(roomMib) }),
      },
    ],
  };
}
