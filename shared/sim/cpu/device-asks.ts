import type { World } from '../kernel/world.ts';
import { workOfCycles } from './work-done.ts';

/** A change of what is asked by less than this part of what a guest does is nothing to serve once more for; design value. */
const WORTH_ASKING = 1e-3;

/** Scratch, by VM, vCPU-seconds a second: the most work that its cycles let a guest do in any look of this tick. */
let within = new Float64Array(64);
/** Scratch: native work for which the network, and the disks, were asked last. */
let ofNetwork = new Float64Array(64);
let ofDisks = new Float64Array(64);

/** Each guest asks its devices for the work that its first share of the cycles lets it do (rule CPU-14). */
export function askFirst(world: World): void {
  const { rows } = world.vms;
  if (within.length < rows) {
    within = new Float64Array(rows);
    ofNetwork = new Float64Array(rows);
    ofDisks = new Float64Array(rows);
  }
  for (let v = 0; v < rows; v++) within[v] = ofNetwork[v] = ofDisks[v] = workOfCycles(world, v);
}

/**
 * After cycles were taken back from guests that wait for a device, others may do more and those do less: says anew for what
 * each asks. Of the device that holds it back a guest asks what its cycles and the other one would let it do. Answers whether
 * that changes anything.
 */
export function askAgain(world: World): boolean {
  const { vcpus, load, netFraction, diskFraction, rows } = world.vms;
  let changes = false;
  for (let v = 0; v < rows; v++) {
    if (within[v] === 0) continue;
    const does = workOfCycles(world, v);
    within[v] = Math.max(within[v], does);
    const offered = vcpus[v] * load[v];
    const network = asksFor(does, within[v], netFraction[v], diskFraction[v] * offered);
    const disks = asksFor(does, within[v], diskFraction[v], netFraction[v] * offered);
    const change = Math.abs(network - ofNetwork[v]) + Math.abs(disks - ofDisks[v]);
    changes ||= change > WORTH_ASKING * does;
    ofNetwork[v] = network;
    ofDisks[v] = disks;
  }
  return changes;
}

/**
 * At the end of a tick whose cycles and devices did not come to agree: lets the devices `serve` exactly the work that is done
 * now, which is no more than what they let through. That stays as it was, since it says who is held back by what.
 */
export function serveWhatIsDone(world: World, serve: (world: World) => void): void {
  const { netFraction, diskFraction, rows } = world.vms;
  const throughNetwork = netFraction.slice();
  const throughDisks = diskFraction.slice();
  for (let v = 0; v < rows; v++) ofNetwork[v] = ofDisks[v] = workOfCycles(world, v);
  serve(world);
  netFraction.set(throughNetwork);
  diskFraction.set(throughDisks);
}

/** What is asked of one device: what is done, or more if it is this device that lets only a `fraction` through. */
function asksFor(does: number, most: number, fraction: number, otherLetsThrough: number): number {
  return fraction < 1 ? Math.max(does, Math.min(most, otherLetsThrough)) : does;
}

/** Native work for which a guest asks the network in this tick, vCPU-seconds a second. */
export function askedOfNetwork(v: number): number {
  return ofNetwork[v];
}

/** Native work for which a guest asks its disk in this tick, vCPU-seconds a second. */
export function askedOfDisks(v: number): number {
  return ofDisks[v];
}
