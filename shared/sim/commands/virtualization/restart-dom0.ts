import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { DOM0_STATES } from '../../kernel/codes/index.ts';
import { restartDom0 as restart } from '../../virtualization/index.ts';
import { defineCommand } from '../define.ts';

/** Restarts the privileged guest of a host; until it is back, guests whose drivers have their other half there wait. */
export const restartDom0 = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    switch (DOM0_STATES[world.hosts.dom0State[host]]) {
      case 'none':
        return { code: 'noDom0', host };
      case 'restarting':
        return { code: 'dom0IsRestarting', host };
      default:
        return undefined;
    }
  },

  apply(world, { host }, by) {
    restart(world, host);
    world.events.push({ type: 'dom0Restarted', host, by });
  },
});
