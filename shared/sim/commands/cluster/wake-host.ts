import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startTransition } from '../../cluster/hosts/host-power.ts';
import { switchOnRefusal } from '../../cluster/hosts/host-shutdown.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Wakes a sleeping host, or powers on one that is off. */
export const wakeHost = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    switch (HOST_STATES[world.hosts.state[host]]) {
      case 'asleep':
      case 'off':
        return switchOnRefusal(world, host);
      case 'none':
        return { code: 'noSuchHost', host };
      case 'on':
        return { code: 'hostIsOn', host };
      case 'failed':
        return { code: 'hostHasFailed', host };
      default:
        return { code: 'hostIsBusy', host };
    }
  },

  apply(world, { host }, by) {
    const asleep = world.hosts.state[host] === HOST_STATES.indexOf('asleep');
    world.hosts.standby[host] = 0;
    startTransition(world, host, asleep ? 'waking' : 'booting');
    world.events.push({ type: 'hostWaking', host, by });
  },
});
