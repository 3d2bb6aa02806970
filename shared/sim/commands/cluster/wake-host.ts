import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { startTransition, switchOnRefusal } from '../../cluster/index.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Wakes a sleeping host, powers on one that is off, or calls back one that was to sleep when its last VM has left. */
export const wakeHost = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    const on = world.hosts.state[host] === HOST_STATES.indexOf('on');
    return on ? undefined : switchOnRefusal(world, host);
  },

  apply(world, { host }, by) {
    const state = HOST_STATES[world.hosts.state[host]];
    world.hosts.standby[host] = 0;
    if (state === 'on') return;
    startTransition(world, host, state === 'asleep' ? 'waking' : 'booting');
    world.events.push({ type: 'hostWaking', host, by });
  },
});
