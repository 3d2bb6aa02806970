import { HOST_STATES } from '../kernel/codes/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import { GUEST_FIGURES, HOST_FIGURES } from '../kernel/tables/figures.ts';
import type { World } from '../kernel/world.ts';

const ON = HOST_STATES.indexOf('on');

/**
 * Sets the figures of all guests without power and of all hosts that are not on to nought, whatever took their power in this
 * tick. Done at its end: who dies in a tick still pays, and is paid, for the part of it that was lived.
 */
export function clearGoneRows({ vms, hosts }: World): void {
  for (let vm = 0; vm < vms.rows; vm++) {
    if (isPowered(vms, vm)) continue;
    for (let i = 0; i < GUEST_FIGURES.length; i++) vms[GUEST_FIGURES[i]][vm] = 0;
  }
  for (let host = 0; host < hosts.rows; host++) {
    if (hosts.state[host] === ON) continue;
    for (let i = 0; i < HOST_FIGURES.length; i++) hosts[HOST_FIGURES[i]][host] = 0;
  }
}
