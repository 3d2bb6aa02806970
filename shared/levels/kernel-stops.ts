import type { HostId } from '#shared/ids.ts';
import { HOST_STATES, HYPERVISORS } from '#shared/sim/kernel/codes/index.ts';
import { seededDraws } from '#shared/sim/kernel/random.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { HallLevel, HallRun } from './hall-level.ts';
import type { LevelFigure } from './header.ts';

const ON = HOST_STATES.indexOf('on');
const CONTAINER_HOST = HYPERVISORS.indexOf('containerHost');

/** What happens in a level in which the shared kernel with most programs on it stops once: the seed says when. Seconds of the level. */
export function kernelStops({ fromS, withinS }: { fromS: number; withinS: number }): NonNullable<HallLevel['happens']> {
  return ({ world: { scenario, hosts, tick } }) => {
    const draw = seededDraws(scenario.seed, 'panic');
    if (tick !== ticksOf(scenario, fromS + Math.floor(draw() * withinS))) return [];
    const kernels = Array.from(hosts.state.keys(), (host) => host as HostId).filter(
      (host) => hosts.state[host] === ON && hosts.hypervisor[host] === CONTAINER_HOST,
    );
    const [fullest] = kernels.sort((a, b) => hosts.vms[b] - hosts.vms[a] || a - b);
    return fullest === undefined ? [] : [{ name: 'injectFault', args: { fault: 'kernelPanic', subject: fullest } }];
  };
}

/** The most programs that stopped with one kernel. */
export const kernelBlast: LevelFigure<HallRun> = {
  id: 'kernelBlast',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) => Math.max(0, ...events.map(({ event }) => (event.type === 'hostPanicked' ? event.vms : 0))),
  soFar: (run) => (run.events.some(({ event }) => event.type === 'hostPanicked') ? kernelBlast.read(run) : undefined),
};
