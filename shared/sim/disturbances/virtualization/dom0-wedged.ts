import type { HostId } from '#shared/ids.ts';
import { DOM0_STATES } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { wedgeDom0 } from '../../virtualization/index.ts';
import { defineDisturbance } from '../define.ts';

/** The privileged guest of a host hangs: all I/O that passes through it stands still until it is restarted or recovers. */
export const dom0Wedged = defineDisturbance({
  subject: 'host',
  warningS: 5,
  lengthS: 60,
  refusal: notRunning,
  start(world, host, _factor, endsAtTick) {
    if (notRunning(world, host)) return;
    wedgeDom0(world, host, endsAtTick);
    world.events.push({ type: 'dom0Wedged', host: host as HostId });
  },
});

function notRunning({ hosts }: OpenWorld, host: number): Refusal | undefined {
  switch (DOM0_STATES[hosts.dom0State[host]]) {
    case 'running':
      return undefined;
    case 'none':
      return { code: 'noDom0', host: host as HostId };
    default:
      return { code: 'dom0IsDown', host: host as HostId };
  }
}
