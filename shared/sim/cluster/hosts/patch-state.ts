import type { HostId } from '#shared/ids.ts';
import { PATCH_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';

const NOT_PATCHED = PATCH_STATES.indexOf('none');

/** Ends the patching of a host, whatever came of it. */
export function endPatch(hosts: World['hosts'], host: HostId): void {
  hosts.patching[host] = NOT_PATCHED;
  hosts.patchReadyAtTick[host] = 0;
}
