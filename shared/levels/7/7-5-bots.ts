import type { Bot } from '#shared/bots/bot.ts';
import { sleepEmpty } from '#shared/bots/duties/power.ts';
import { bringTo, homeOf, movesUnderWay, type Plan, propose, takeTurn } from '#shared/bots/plan.ts';
import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

const ON = HOST_STATES.indexOf('on');
const DARK = [HOST_STATES.indexOf('asleep'), HOST_STATES.indexOf('off')];
/** Hours between which the load has fallen and has not begun to rise. */
const NIGHT_FROM_HOUR = 22.5;
const MOVES_AT_ONCE = 2;

/** Gathers all guests on the first host at night, lets the others sleep, and spreads them again when `isDay` says so. */
export function nightOperator(id: Bot['id'], isDay: (world: OpenWorld) => boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        const night = isNight(world) && !isDay(world);
        if (night) gather(plan);
        else spread(plan);
      }),
  };
}

/** Before six; the morning begins for those who look at the clock at this hour. */
export function fromHour(hour: number): (world: OpenWorld) => boolean {
  return ({ scenario, tick }) => {
    const now = hourAt(scenario, tick);
    return now >= hour && now < NIGHT_FROM_HOUR;
  };
}

/** The morning begins when a host has more to do than it can, or others are awake already. */
export function whenCrowded({ hosts }: OpenWorld): boolean {
  return hosts.demandPermille.some((permille) => permille > 1000);
}

function isNight({ scenario, tick }: OpenWorld): boolean {
  const hour = hourAt(scenario, tick);
  return hour >= NIGHT_FROM_HOUR || hour < 12;
}

function gather(plan: Plan): void {
  for (const vm of guestsNotOn(plan, 0 as HostId)) move(plan, vm, 0 as HostId);
  sleepEmpty(plan);
}

function spread(plan: Plan): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (DARK.includes(hosts.state[host])) propose(plan, { name: 'wakeHost', args: { host } });
  }
  const awake = plan.outlooks.filter(({ host }) => hosts.state[host] === ON).sort((a, b) => b.freeMib - a.freeMib);
  const [emptiest, fullest] = [awake[0], awake[awake.length - 1]];
  const guests = guestsOf(plan, fullest.host);
  if (guests.length - guestsOf(plan, emptiest.host).length > 1) move(plan, guests[guests.length - 1], emptiest.host);
}

function move(plan: Plan, vm: VmId, host: HostId): void {
  const moves = movesUnderWay(plan.world) + plan.calls.filter(({ name }) => name === 'migrateLive').length;
  if (moves >= MOVES_AT_ONCE || !propose(plan, { name: 'migrateLive', args: { vm, host } })) return;
  bringTo(plan, vm, host);
}

function guestsOf({ world }: Plan, host: HostId): VmId[] {
  return Array.from(world.vms.state.keys(), (vm) => vm as VmId).filter((vm) => homeOf(world, vm) === host);
}

function guestsNotOn({ world }: Plan, host: HostId): VmId[] {
  return Array.from(world.vms.state.keys(), (vm) => vm as VmId).filter((vm) => homeOf(world, vm) !== host);
}
