import type { HostId } from '#shared/ids.ts';
import { FAILING_S, failHostAt } from '../../cluster/index.ts';
import { defineDisturbance } from '../define.ts';

/** A host shows corrected memory errors, and dies of them. Its death is decided when the signs begin. */
export const hostFailing = defineDisturbance({
  subject: 'host',
  warningS: FAILING_S,
  lengthS: 0,
  refusal: ({ hosts }, host) =>
    hosts.warningPermille[host] > 0 ? { code: 'alreadyFailing', host: host as HostId } : undefined,
  herald: (world, host, startsAtTick) => failHostAt(world, host as HostId, startsAtTick),
  start() {},
});
