import type { Machines } from './machines.ts';

/*
 * CloudSim keeps what VMs ask of a host in a `java.util.HashMap` keyed by "<user>-<vm>" and sums over it. The order of a
 * sum of doubles decides its last bits, the last bits decide where a `floor` falls, so the map's order is part of the
 * experiment: bucket = spread hash of the key's text modulo the table's size; within a bucket the order of insertion;
 * 16 buckets, doubled whenever more than three quarters as many keys are in it, and never fewer again (OpenJDK 8–17,
 * `java/util/HashMap.java`). Buckets of nine keys, which OpenJDK treats differently, do not happen with such keys.
 */

/** `String.hashCode` with the spreading of `HashMap.hash`. */
export function javaStringHash(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0;
  return hash ^ (hash >>> 16);
}

/** Size of the table once `keys` are in it. */
export function grownCapacity(capacity: number, keys: number): number {
  let grown = capacity;
  while (keys > grown * 0.75) grown *= 2;
  return grown;
}

/** Host h's map has held `keys` keys at once. Says whether the table grew. */
export function growMap(m: Machines, h: number, keys: number): boolean {
  if (keys <= m.mapCapacity[h] * 0.75) return false;
  m.mapCapacity[h] = grownCapacity(m.mapCapacity[h], keys);
  return true;
}

let order = new Int32Array(64);
let buckets = new Int32Array(64);

/**
 * The first `count` VMs of a list in the order of a map of this capacity into which they were put one after another. The
 * answer is valid until the next call.
 */
export function mapOrder(nameHash: Int32Array, vms: readonly number[], count: number, capacity: number): Int32Array {
  if (order.length < count) {
    order = new Int32Array(2 * count);
    buckets = new Int32Array(2 * count);
  }
  const mask = capacity - 1;
  for (let i = 0; i < count; i++) {
    const bucket = nameHash[vms[i]] & mask;
    let at = i;
    for (; at > 0 && buckets[at - 1] > bucket; at--) {
      buckets[at] = buckets[at - 1];
      order[at] = order[at - 1];
    }
    buckets[at] = bucket;
    order[at] = vms[i];
  }
  return order;
}
