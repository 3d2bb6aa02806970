import { DOM0_STATES } from '../kernel/codes/index.ts';
import { responseFactor } from '../kernel/queueing.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { runsDom0 } from './hypervisors.ts';

const NONE = DOM0_STATES.indexOf('none');
const RUNNING = DOM0_STATES.indexOf('running');
const WEDGED = DOM0_STATES.indexOf('wedged');
const RESTARTING = DOM0_STATES.indexOf('restarting');

/** Time that a privileged guest takes to boot, in seconds of machine time (game value: 6 seconds). */
const RESTART_S = 6;
/** Utilisation up to which its queue is that of an open system; beyond it its rings are full and guests hold back. */
const FULL = 0.98;

type Hosts = World['hosts'];

/** Gives a host the privileged guest that its hypervisor needs, running, or takes it away. */
export function installDom0(hosts: Hosts, host: number, vcpus: number): void {
  const runs = runsDom0(hosts.hypervisor[host]);
  hosts.dom0State[host] = runs ? RUNNING : NONE;
  hosts.dom0Vcpus[host] = runs ? Math.min(vcpus, hosts.cores[host]) : 0;
  hosts.dom0ReadyAtTick[host] = 0;
  hosts.dom0Load[host] = 0;
  hosts.dom0Share[host] = 1;
}

/** The privileged guest hangs until a tick, or until somebody restarts it. */
export function wedgeDom0({ hosts }: World, host: number, untilTick: number): void {
  hosts.dom0State[host] = WEDGED;
  hosts.dom0ReadyAtTick[host] = untilTick;
}

/** Restarts the privileged guest; until it is back, no request passes through it. */
export function restartDom0({ hosts, tick, scenario }: World, host: number): void {
  hosts.dom0State[host] = RESTARTING;
  hosts.dom0ReadyAtTick[host] = tick + ticksOf(scenario, RESTART_S);
}

/** A host that goes down takes its privileged guest with it; when it comes up again, so does that, fresh. */
export function resetDom0({ dom0State, dom0ReadyAtTick, dom0Load, dom0Share }: Hosts, host: number): void {
  if (dom0State[host] === NONE) return;
  dom0State[host] = RUNNING;
  dom0ReadyAtTick[host] = 0;
  dom0Load[host] = 0;
  dom0Share[host] = 1;
}

/** Ends hangs and restarts whose time has come. */
export function returnDom0({ hosts, tick }: World, host: number): void {
  if (hosts.dom0ReadyAtTick[host] === 0 || tick < hosts.dom0ReadyAtTick[host]) return;
  hosts.dom0ReadyAtTick[host] = 0;
  hosts.dom0State[host] = RUNNING;
}

/**
 * What the privileged guest gets done of `workMhz` that guests ask of it: the part that its vCPUs can do, nothing while it
 * is down. Everybody's requests shrink alike.
 */
export function serveDom0(hosts: Hosts, host: number, workMhz: number): void {
  const ownMhz = hosts.dom0Vcpus[host] * hosts.coreMhz[host] * hosts.clockFactor[host];
  const load = ownMhz > 0 ? workMhz / ownMhz : 0;
  const runs = hosts.dom0State[host] === RUNNING;
  hosts.dom0Load[host] = runs ? load : 0;
  hosts.dom0Share[host] = runs ? 1 / Math.max(1, load) : 0;
  hosts.dom0Mhz[host] = runs ? Math.min(workMhz, ownMhz) : 0;
  hosts.platformMhz[host] += hosts.dom0Mhz[host];
}

/** How many times as long as an idle one's a request takes in the privileged guest: M/M/n on its vCPUs. */
export function dom0Slowdown({ dom0Load, dom0Vcpus }: Hosts, host: number): number {
  const vcpus = dom0Vcpus[host];
  if (vcpus === 0 || dom0Load[host] === 0) return 1;
  return responseFactor(vcpus, Math.min(FULL, dom0Load[host]));
}
