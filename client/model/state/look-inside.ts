import type { InsideAsk } from '#shared/inside/view.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Subject } from './subject.ts';

const ON = HOST_STATES.indexOf('on');

/** What can be opened up of what is selected: a host that is on, or that of a VM; nothing else has an inside. */
export function insideOf(world: OpenWorld, subject: Subject | undefined): InsideAsk | undefined {
  if (!subject || subject.kind === 'tenant') return undefined;
  const host = subject.kind === 'host' ? subject.row : (world.vms.host[subject.row] ?? -1);
  if (host < 0 || world.hosts.state[host] !== ON) return undefined;
  if (subject.kind === 'host') return { view: 'memory', host };
  return { view: (world.vms.migration[subject.row] ?? -1) >= 0 ? 'moves' : 'memory', host, vm: subject.row };
}
