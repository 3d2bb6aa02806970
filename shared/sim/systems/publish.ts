import type { World } from '../world.ts';

/** Writes the open columns from the exact state, in their quanta. Last system of the tick. */
export function publish(world: World): void {
  publishHosts(world);
}

function publishHosts({ hosts }: World): void {
  for (let h = 0; h < hosts.rows; h++) {
    hosts.freeMib[h] = Math.floor(hosts.freeExactMib[h]);
    hosts.balloonedMib[h] = Math.floor(hosts.balloonedExactMib[h]);
    hosts.compressedMib[h] = Math.floor(hosts.compressedExactMib[h]);
    hosts.swappedMib[h] = Math.floor(hosts.swappedExactMib[h]);
    hosts.sharedMib[h] = Math.floor(hosts.savedExactMib[h]);
    hosts.privateMib[h] = Math.floor(hosts.privateExactMib[h]);
    hosts.powerW[h] = Math.round(hosts.powerExactW[h]);
  }
}
