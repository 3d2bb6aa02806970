import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { secondsToBreach } from '#client/model/facts/health.ts';
import { hostName, modelName, vmNumber } from '#client/model/facts/names.ts';
import { celsius, percentOfPermille, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { HallWords } from './picture.ts';

/** The short words inside the canvas, in the present language; each is put together once. */
export function hallWords(world: OpenWorld): HallWords {
  const { rack, host, hostNote, rackNote, vm, breach, cause, ...others } = wordsOf(world);
  return {
    ...others,
    rack: kept(rack),
    host: kept(host),
    hostNote: kept(hostNote),
    rackNote: kept(rackNote),
    vm: kept(vm),
    breach: kept(breach),
    cause: kept(cause),
  };
}

/** The same words for a row, put together when they are first asked for. */
function kept(words: (row: number) => string): (row: number) => string {
  const known = new Map<number, string>();
  return (row) => {
    const found = known.get(row) ?? words(row);
    known.set(row, found);
    return found;
  };
}

function wordsOf(world: OpenWorld): HallWords {
  return {
    host: (host) => {
      const state = nameOf(HOST_STATES, at(world.hosts.state, host));
      const note = state === 'on' ? modelName(world, at(world.hosts.model, host)) : t(`hostState.${state}`);
      return `${hostName(host)} · ${note}`;
    },
    hostShort: hostName,
    hostNote: (host) => {
      const steal = at(world.hosts.stealPermille, host);
      if (steal > 0) return t('cause.steal.badge', { amount: percentOfPermille(steal, 0) });
      return t('play.hostNote', { load: percentOfPermille(at(world.hosts.usedPermille, host), 0) });
    },
    rack: (rack) => t('play.rack', { no: rack + 1 }),
    rackNote: (rack) =>
      `${watts(at(world.racks.powerW, rack))} · ${celsius(Math.round(at(world.racks.inletDeciC, rack) / 10))}`,
    intake: t('play.intake'),
    nobodyWaits: t('play.nobodyWaits'),
    freeSlot: t('play.freeSlot'),
    vm: (vm) => String(vmNumber(world, vm)),
    cause: (vm) => causeBadge(world, vm),
    breach: (vm) => {
      const left = secondsToBreach(world, vm);
      return left === undefined ? '' : waitText(left);
    },
  };
}
