import type { HostId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { awakeVms } from '../lifecycle/index.ts';
import { judgeRules } from '../placement/index.ts';
import { balance, dropStale } from './balancer.ts';
import { evacuate } from './evacuation.ts';
import { restartLost } from './ha-restart.ts';
import { calm, killHost } from './hosts/host-death.ts';
import { beginsToFail, drawPart, FAILING_S, failHostAt, givesSigns, hallMtbfHours } from './hosts/host-hazard.ts';
import { continuePatching, rollOn } from './hosts/patching.ts';
import { keepRecall } from './hosts/recall.ts';
import { savePower } from './power-saver.ts';

const ON = HOST_STATES.indexOf('on');
/** Time that servicing an emptied host takes, in seconds of machine time; game value. */
const SERVICE_S = 10;
/** Signs of failure when they are first seen, and the grain in which they grow, ‰. */
const FIRST_SIGN_PERMILLE = 100;
const SIGN_GRAIN_PERMILLE = 100;

/** System of the tick: signs of failure, failed hosts, maintenance and patches, restarts by HA, rules, and the balancer. */
export function cluster(world: World): void {
  const { hosts, tick, scenario } = world;
  const isFullSecond = tick % ticksOf(scenario, SECOND_S) === 0;
  const mtbfHours = hallMtbfHours(scenario);
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (mtbfHours > 0) age(world, host, mtbfHours);
    if (hosts.failAtTick[host] > 0) fail(world, host);
    if (hosts.maintenance[host] === 1) maintain(world, host, isFullSecond);
    if (hosts.patching[host] > 0) continuePatching(world, host, isFullSecond);
    if (hosts.recallAtTick[host] > 0) keepRecall(world, host);
  }
  if (isFullSecond) restartLost(world);
  if (isFullSecond) judgeRules(world);
  if (isFullSecond) dropStale(world);
  balance(world);
  if (isFullSecond) savePower(world);
  if (isFullSecond) rollOn(world);
}

function age(world: World, host: HostId, mtbfHours: number): void {
  if (!beginsToFail(world, host, mtbfHours)) return;
  const part = drawPart(world);
  world.hosts.failPart[host] = part;
  const warning = givesSigns(part) ? ticksOf(world.scenario, FAILING_S) : 0;
  failHostAt(world, host, world.tick + warning);
}

function fail(world: World, host: HostId): void {
  const { hosts, tick, events } = world;
  if (hosts.state[host] !== ON) return;
  const byTick = hosts.failAtTick[host];
  if (tick >= byTick) {
    killHost(world, host);
    return;
  }
  if (hosts.warningPermille[host] === 0) {
    hosts.faultSinceTick[host] = tick;
    hosts.failingPart[host] = hosts.failPart[host];
    events.push({ type: 'hostFailing', host, byTick });
  }
  const progress = (tick - hosts.faultSinceTick[host]) / (byTick - hosts.faultSinceTick[host]);
  const signs = FIRST_SIGN_PERMILLE + (PERMILLE - FIRST_SIGN_PERMILLE) * progress;
  hosts.warningPermille[host] = Math.floor(signs / SIGN_GRAIN_PERMILLE) * SIGN_GRAIN_PERMILLE;
}

/** Empties a closed host; once empty long enough it has been serviced, and what was about to fail is new. */
function maintain(world: World, host: HostId, isFullSecond: boolean): void {
  const { hosts, tick, scenario } = world;
  if (hosts.state[host] !== ON) return;
  if (awakeVms(world, host) > 0) {
    hosts.emptySinceTick[host] = 0;
    if (isFullSecond) evacuate(world, host);
  } else if (hosts.emptySinceTick[host] === 0) hosts.emptySinceTick[host] = Math.max(1, tick);
  else if (tick - hosts.emptySinceTick[host] >= ticksOf(scenario, SERVICE_S)) calm(world, host);
}
