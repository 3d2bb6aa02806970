import { HOST_STATES, MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Game } from './game.ts';

/** A picture of a hall that is played: which one, when, and how it is looked at. */
export interface Shot {
  readonly name: string;
  readonly hall: string;
  readonly bot?: 'reference' | 'idle';
  readonly moment: (world: OpenWorld) => boolean;
  /** What is ordered beside the bot, once the hall is on screen. */
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
const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const FAILED = HOST_STATES.indexOf('failed');
const NOT_MOVING = MIGRATION_STATES.indexOf('none');
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

/**
 * Moves of guests that write at different rates, all at once over one network: of every customer with a guest that runs on some host, the
 * one with most memory, to the host with most room that is not its own.
 */
async function moveMixed(game: Game): Promise<void> {
  const world = game.world();
  if (!world) return;
  const { vms, hosts } = world;
  const room = Array.from(hosts.freeMib);
  for (const vm of largestOfEach(world)) {
    const memMib = vms.memMib[vm] ?? 0;
    const to = room
      .map((mib, host) => ({ mib, host }))
      .filter(({ mib, host }) => hosts.state[host] === ON && host !== vms.host[vm] && mib > memMib)
      .toSorted((a, b) => b.mib - a.mib)[0]?.host;
    if (to === undefined) continue;
    // The next goes to another host while any has room.
    room[to] = (room[to] ?? 0) / 8;
    await game.order({ name: 'migrateLive', args: { vm, host: to } } as never);
  }
}

function largestOfEach({ vms }: OpenWorld): readonly number[] {
  const found = new Map<number, number>();
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING || (vms.host[vm] ?? -1) < 0) continue;
    const tenant = vms.tenant[vm] ?? 0;
    const before = found.get(tenant);
    if (before === undefined || (vms.memMib[vm] ?? 0) > (vms.memMib[before] ?? 0)) found.set(tenant, vm);
  }
  return [...found.values()];
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
    act: moveMixed,
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
    light: true,
    size: PHONE,
    language: 'de',
  },
  {
    name: 'forty-hosts',
    hall: 'trace-day',
    moment: ({ migrations }) => count(migrations.state, (state) => state !== NOT_MOVING) >= 2,
    act: moveMixed,
    withinS: 60,
    size: { width: 1500, height: 844 },
  },
  {
    name: 'memory-crunch',
    hall: 'memory-crunch',
    moment: ({ hosts }) => sum(hosts.compressedMib) > 1000 && sum(hosts.swappedMib) > 8000,
    withinS: 130,
    key: '2',
  },
];
