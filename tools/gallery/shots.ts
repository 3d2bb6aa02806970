import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Game } from './game.ts';

/** A picture of a hall that is played: which one, when, and how it is looked at. */
export interface Shot {
  readonly name: string;
  readonly hall: string;
  readonly bot?: 'reference' | 'idle';
  readonly moment: (world: OpenWorld) => boolean;
  /** What is ordered at the moment, beside the bot. */
  readonly act?: (game: Game) => Promise<void>;
  readonly withinS: number;
  readonly light?: boolean;
  readonly language?: 'en' | 'de';
  readonly size?: { readonly width: number; readonly height: number };
  /** Key that is pressed before: 2 shows where memory is. */
  readonly key?: string;
}

const PHONE = { width: 360, height: 740 };
const ASLEEP = HOST_STATES.indexOf('asleep');
const FAILED = HOST_STATES.indexOf('failed');
const RUNNING_DOM0 = 1;

function sum(column: ArrayLike<number>): number {
  return Array.from(column).reduce((total, value) => total + value, 0);
}

function count(column: ArrayLike<number>, is: (value: number) => boolean): number {
  return Array.from(column).filter(is).length;
}

function hours({ scenario, tick }: OpenWorld): number {
  return (tick * scenario.tickSeconds) / scenario.secondsPerHour;
}

/** Sends four VMs of the fullest host to another at once. */
async function moveFour(game: Game): Promise<void> {
  const world = game.world();
  if (!world) return;
  const { vms, hosts } = world;
  const running = Array.from(hosts.state, (state, host) => ({ state, host })).filter(
    ({ state }) => state === HOST_STATES.indexOf('on'),
  );
  const fullest = running.toSorted((a, b) => (hosts.vms[b.host] ?? 0) - (hosts.vms[a.host] ?? 0))[0];
  const movable = Array.from(vms.host, (host, vm) => ({ host, vm })).filter(({ host }) => host === fullest?.host);
  const others = running.filter(({ host }) => host !== fullest?.host);
  for (const [i, { vm }] of movable.slice(0, 6).entries()) {
    const to = others[i % Math.max(1, others.length)]?.host;
    if (to !== undefined) await game.order({ name: 'migrateLive', args: { vm, to } } as never);
  }
}

/** Every picture of a running hall; what the first leaves behind is looked at, too. */
export const SHOTS: readonly Shot[] = [
  {
    name: 'two-doors',
    hall: 'two-doors',
    moment: ({ hosts }) => count(hosts.dom0State, (state) => state > RUNNING_DOM0) > 0,
    withinS: 70,
  },
  {
    name: 'moving-day',
    hall: 'moving-day',
    moment: (world) => hours(world) > 6,
    act: moveFour,
    withinS: 60,
  },
  {
    name: 'long-night',
    hall: 'long-night',
    moment: ({ hosts }) =>
      count(hosts.state, (state) => state === ASLEEP) >= 4 && count(hosts.state, (state) => state === FAILED) > 0,
    withinS: 60,
  },
  {
    name: 'sprint-phone',
    hall: 'sprint',
    moment: (world) => hours(world) > 6,
    withinS: 40,
    size: PHONE,
    language: 'de',
  },
  {
    name: 'forty-hosts',
    hall: 'trace-day',
    moment: (world) => hours(world) > 3,
    withinS: 40,
    size: { width: 1600, height: 900 },
    light: true,
  },
  {
    name: 'memory-crunch',
    hall: 'memory-crunch',
    moment: ({ hosts }) => sum(hosts.compressedMib) > 1000 && sum(hosts.swappedMib) > 8000,
    withinS: 130,
    key: '2',
  },
];
