import type { World } from '../kernel/world.ts';
import { freeMib } from './disk-space.ts';

/** Seconds in which something that writes without end fills what room is left; game value. */
const FILLED_IN_S = 60;

/** Lets something that is no VM fill the datastore that has least room, faster by a factor, until it is noticed. */
export function startRunawayWriter(world: World, factor: number, untilTick: number): void {
  const { datastores, events } = world;
  let least = 0;
  for (let d = 1; d < datastores.rows; d++) if (datastores.freeMib[d] < datastores.freeMib[least]) least = d;
  datastores.ballastMibPerS[least] = (factor * Math.max(1, datastores.freeMib[least])) / FILLED_IN_S;
  datastores.ballastUntilTick[least] = untilTick;
  events.push({ type: 'datastoreFilling', datastore: least, on: true });
}

/** What is no VM writes on, takes what room there is, and is cleared away when its time is over. */
export function fillUp(world: World): void {
  const { datastores, scenario, tick, events } = world;
  for (let d = 0; d < datastores.rows; d++) {
    if (datastores.ballastUntilTick[d] === 0) continue;
    if (tick < datastores.ballastUntilTick[d]) {
      const mib = Math.min(Math.max(0, freeMib(world, d)), datastores.ballastMibPerS[d] * scenario.tickSeconds);
      datastores.ballastMib[d] += mib;
      datastores.writtenExactMib[d] += mib;
      continue;
    }
    datastores.ballastMib[d] = 0;
    datastores.ballastMibPerS[d] = 0;
    datastores.ballastUntilTick[d] = 0;
    events.push({ type: 'datastoreFilling', datastore: d, on: false });
  }
}
