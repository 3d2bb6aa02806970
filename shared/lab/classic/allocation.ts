import { growMap, grownCapacity, mapOrder } from './java-map-order.ts';
import { clampLoad, INCOMING, type Machines, OUTGOING, powerAt } from './machines.ts';
import { type Meter, recordHost, recordVm } from './metrics.ts';

/** What a move costs: a VM that leaves does nine tenths of its work, one that arrives counts a tenth at its target. */
const WHILE_LEAVING = 0.9;
const WHILE_ARRIVING = 0.1;

let given = new Float64Array(64);

/**
 * Host h at time t: what its VMs ask is dealt out afresh in the order they came, and both sides are recorded. While a
 * host has enough, each gets what it asks (at most a core); else all get the same part of it, in whole MIPS.
 */
export function updateHost(m: Machines, meter: Meter, h: number, t: number): void {
  m.previousLoadMips[h] = m.loadMips[h];
  m.previousLoad[h] = m.load[h];
  if (m.guests[h].length === 0) {
    setLoad(m, h, 0);
    m.askedMips[h] = 0;
    m.availableMips[h] = m.totalMips[h];
    m.settled[h] = 1;
  } else {
    dealOut(m, h);
    recordGuests(m, meter, h, t);
  }
  recordHost(meter, h, t, m.loadMips[h], m.askedMips[h]);
}

function dealOut(m: Machines, h: number): void {
  const guests = m.guests[h];
  if (given.length < guests.length) given = new Float64Array(2 * guests.length);
  const core = m.coreMips[h];
  let available = m.totalMips[h];
  let lastShort = -1;
  for (let i = 0; i < guests.length; i++) {
    const v = guests[i];
    const asked = m.demandMips[v] > core ? core : m.demandMips[v];
    const flags = noteLeaving(m, h, v);
    const weight = flags & INCOMING ? asked * WHILE_ARRIVING : asked;
    if (available >= weight) {
      given[i] = flags & OUTGOING ? asked * WHILE_LEAVING : weight;
      available -= weight;
    } else {
      available = 0;
      lastShort = i;
    }
  }
  if (lastShort >= 0) scaleGiven(m, h, lastShort + 1);
  growMap(m, h, guests.length);
  m.availableMips[h] = available;
  m.settled[h] = 0;
}

/** Whoever moves and does not come here is leaving; whoever stands still is not. */
function noteLeaving(m: Machines, h: number, v: number): number {
  const at = h * m.vmCount + v;
  if (m.migrating[v] === 0) m.flags[at] &= ~OUTGOING;
  else if (m.flags[at] === 0) m.flags[at] = OUTGOING;
  return m.flags[at];
}

/** Too little for all: everybody's part, summed over those that were in the map when it ran short for the last time. */
function scaleGiven(m: Machines, h: number, inMap: number): void {
  const guests = m.guests[h];
  const factor = m.totalMips[h] / needed(m, h, inMap, grownCapacity(m.mapCapacity[h], inMap));
  for (let i = 0; i < guests.length; i++) {
    const asked = Math.min(m.demandMips[guests[i]], m.coreMips[h]);
    const flags = m.flags[h * m.vmCount + guests[i]];
    if (flags & OUTGOING) given[i] = Math.floor(asked * factor * WHILE_LEAVING);
    else if (flags & INCOMING) given[i] = Math.floor(asked * WHILE_ARRIVING * factor);
    else given[i] = Math.floor(asked * factor);
  }
}

function needed(m: Machines, h: number, inMap: number, capacity: number): number {
  const order = mapOrder(m.nameHash, m.guests[h], inMap, capacity);
  let need = 0;
  for (let i = 0; i < inMap; i++) {
    const asked = Math.min(m.demandMips[order[i]], m.coreMips[h]);
    need += m.flags[h * m.vmCount + order[i]] & INCOMING ? asked * WHILE_ARRIVING : asked;
  }
  return need;
}

function recordGuests(m: Machines, meter: Meter, h: number, t: number): void {
  const guests = m.guests[h];
  let [load, asked] = [0, 0];
  for (let i = 0; i < guests.length; i++) {
    const v = guests[i];
    let got = given[i];
    if ((m.flags[h * m.vmCount + v] & INCOMING) === 0) {
      recordVm(meter, v, t, got, m.demandMips[v], m.migrating[v]);
      if (m.migrating[v] === 1) got /= WHILE_LEAVING;
    }
    load += got;
    asked += m.demandMips[v];
  }
  setLoad(m, h, load);
  m.askedMips[h] = asked;
}

function setLoad(m: Machines, h: number, mips: number): void {
  m.loadMips[h] = mips;
  m.givenMips[h] = mips;
  if (mips === 0 && m.load[h] === 0) return;
  m.load[h] = clampLoad(mips / m.totalMips[h]);
  m.powerW[h] = powerAt(m.hostType[h], m.load[h]);
}

/*
 * Below: trying out, while nothing is on the move. A VM comes last and goes from anywhere; what a removal leaves is dealt
 * out again in the order of the map, not of the list, which may differ in the last bit.
 */

/** Puts a VM on a host that can take it. */
export function place(m: Machines, h: number, v: number): void {
  m.flags[h * m.vmCount + v] &= ~OUTGOING;
  m.guests[h].push(v);
  growMap(m, h, m.guests[h].length);
  m.askedMips[h] += m.demandMips[v];
  const asked = Math.min(m.demandMips[v], m.coreMips[h]);
  if (m.availableMips[h] >= asked) {
    m.availableMips[h] -= asked;
    m.givenMips[h] += asked;
  } else {
    giveParts(m, h);
  }
  m.settled[h] = 0;
}

/** Takes a VM off a host. */
export function remove(m: Machines, h: number, v: number): void {
  const guests = m.guests[h];
  guests.splice(guests.indexOf(v), 1);
  let asked = 0;
  for (const guest of guests) asked += m.demandMips[guest];
  m.askedMips[h] = asked;
  settle(m, h);
}

/** What is left of a host after a VM, maybe one only tried out, has gone from it. */
function settle(m: Machines, h: number): void {
  const guests = m.guests[h];
  const order = mapOrder(m.nameHash, guests, guests.length, m.mapCapacity[h]);
  const core = m.coreMips[h];
  m.settled[h] = 1;
  let available = m.totalMips[h];
  for (let i = 0; i < guests.length; i++) {
    const asked = Math.min(m.demandMips[order[i]], core);
    if (available < asked) {
      giveParts(m, h);
      return;
    }
    available -= asked;
  }
  m.availableMips[h] = available;
  let sum = 0;
  for (const v of guests) sum += Math.min(m.demandMips[v], core);
  m.givenMips[h] = sum;
}

function giveParts(m: Machines, h: number): void {
  const guests = m.guests[h];
  const factor = m.totalMips[h] / needed(m, h, guests.length, m.mapCapacity[h]);
  let sum = 0;
  for (const v of guests) sum += Math.floor(Math.min(m.demandMips[v], m.coreMips[h]) * factor);
  m.availableMips[h] = 0;
  m.givenMips[h] = sum;
}

/** A VM is put on a host for a look and taken off again: what that leaves behind. */
export function leaveTraces(m: Machines, h: number, v: number): void {
  m.flags[h * m.vmCount + v] &= ~OUTGOING;
  if (growMap(m, h, m.guests[h].length + 1) || m.settled[h] === 0) settle(m, h);
}
