import type { HostId } from '#shared/ids.ts';
import { PATCH_STATES } from '../../kernel/codes/index.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';

const NOT_PATCHED = PATCH_STATES.indexOf('none');
const LIVE = PATCH_STATES.indexOf('live');

/** Whether a host is being emptied, patched or rebooted for a patch, so that it takes no VM. */
export function isClosedForPatch({ hosts }: OpenWorld, host: HostId | number): boolean {
  return hosts.patching[host] !== NOT_PATCHED && hosts.patching[host] !== LIVE;
}

/** Ends the patching of a host, whatever came of it. */
export function endPatch(hosts: World['hosts'], host: HostId): void {
  hosts.patching[host] = NOT_PATCHED;
  hosts.patchReadyAtTick[host] = 0;
}
