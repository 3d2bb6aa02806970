import { type HostId, NONE } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Caution, fullness } from '../choose-host.ts';
import { movesUnderWay, type Plan, propose, rests } from '../plan.ts';
import { empty, guestsOf } from './evacuate.ts';

/** Hours of the night in which servers may go dark, and the hour at which they are back before the morning. */
const DARK_FROM_HOUR = 0;
const LIGHT_FROM_HOUR = 4;
const REST_TICKS = 100;
const EMPTYING_TICKS = 25;

/** Wakes what sleeps: all of it before the morning, one host when there is work without a host. */
export function wake(plan: Plan, needed: boolean): boolean {
  const { hosts } = plan.world;
  const crowded = isCrowdedByDay(plan);
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.state[host] === HOST_STATES.indexOf('waking')) return true;
    const dark =
      hosts.state[host] === HOST_STATES.indexOf('asleep') || hosts.state[host] === HOST_STATES.indexOf('off');
    if (dark && (needed || crowded)) return propose(plan, { name: 'wakeHost', args: { host } });
  }
  return false;
}

/** Lets the first `count` hosts sleep as soon as they are empty and nobody is on the way to them. */
export function sleepEmpty(plan: Plan, count: number = plan.world.hosts.rows): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < count; host++) {
    if (hosts.state[host] !== HOST_STATES.indexOf('on') || hosts.vms[host] > 0 || hosts.promisedMib[host] > 0) continue;
    if (!rests(plan, `sleep ${host}`, REST_TICKS)) propose(plan, { name: 'sleepHost', args: { host } });
  }
}

/** Whether the night is over, and a host that is on will be short at the peak of the day. */
export function isCrowdedByDay(plan: Plan): boolean {
  if (hourAt(plan.world.scenario, plan.world.tick) < LIGHT_FROM_HOUR) return false;
  return plan.outlooks.some((outlook) => outlook.sound && fullness(plan, outlook, { touched: 0.9, cores: 0.75 }) > 1);
}

/** By night, empties the least used host if the others hold its guests, and lets empty hosts sleep. */
export function darken(plan: Plan, caution: Caution): void {
  const { scenario, tick } = plan.world;
  const hour = hourAt(scenario, tick);
  if (hour >= DARK_FROM_HOUR && hour < LIGHT_FROM_HOUR) darkenNow(plan, caution);
}

/** The same at any hour. */
export function darkenNow(plan: Plan, caution: Caution): void {
  const candidate = leastUsed(plan, caution);
  if (candidate === NONE) return;
  if (guestsOf(plan, candidate).length === 0) {
    if (!rests(plan, `sleep ${candidate}`, REST_TICKS)) propose(plan, { name: 'sleepHost', args: { host: candidate } });
  } else if (movesUnderWay(plan.world) === 0 && othersHold(plan, candidate, caution)) {
    if (!rests(plan, 'empty', EMPTYING_TICKS)) empty(plan, candidate, caution);
  }
}

/** Whether a host shows signs of failing: its guests need another one. */
export function losesOne({ hosts }: OpenWorld): boolean {
  return hosts.warningPermille.some((permille) => permille > 0);
}

function leastUsed(plan: Plan, caution: Caution): HostId | typeof NONE {
  const on = plan.outlooks.filter((outlook) => outlook.sound);
  if (on.length < 2) return NONE;
  const used = (host: HostId) => fullness(plan, plan.outlooks[host], caution);
  return on.map(({ host }) => host).reduce((least, host) => (used(host) < used(least) ? host : least));
}

function othersHold(plan: Plan, candidate: HostId, caution: Caution): boolean {
  const { hosts } = plan.world;
  const sum = { touched: 0, cores: 0, memMib: 0, cpus: 0 };
  for (const { host, sound, touchedMib, peakCores } of plan.outlooks) {
    sum.touched += touchedMib;
    sum.cores += peakCores;
    if (!sound || host === candidate) continue;
    sum.memMib += hosts.memMib[host];
    sum.cpus += hosts.cores[host];
  }
  return sum.touched < sum.memMib * caution.touched && sum.cores < sum.cpus * caution.cores;
}
