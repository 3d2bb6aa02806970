import { DOM0_STATES, HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Figures of hosts and their energy, that many levels ask for. */

const POWERED = ['on', 'booting', 'waking', 'goingToSleep'].map((state) =>
  HOST_STATES.indexOf(state as (typeof HOST_STATES)[number]),
);

/** Number of hosts that draw the power to run. */
export function poweredHosts({ hosts }: OpenWorld): number {
  return hosts.state.filter((state) => POWERED.includes(state)).length;
}

/** The most guests that one host took down with it. */
export const blastRadius: LevelFigure<HallRun> = {
  id: 'blastRadius',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) => Math.max(0, ...events.map(({ event }) => (event.type === 'hostFailed' ? event.vms : 0))),
  soFar: (run) => (run.events.some(({ event }) => event.type === 'hostFailed') ? blastRadius.read(run) : undefined),
};

const DOM0_RUNS = [DOM0_STATES.indexOf('running'), DOM0_STATES.indexOf('none')];

/** Number of hosts whose privileged guest hangs or starts again: nobody behind it reaches a device. */
export function dom0Down({ hosts }: OpenWorld): number {
  return hosts.dom0State.filter((state) => !DOM0_RUNS.includes(state)).length;
}

/** Hosts that have the newest patch, once one has come out. */
export const patchedHosts: LevelFigure<HallRun> = {
  id: 'patchedHosts',
  unit: 'count',
  read: ({ world: { hosts, hall } }) =>
    hall.patchLevel[0] > 0 ? hosts.patchLevel.filter((level) => level >= hall.patchLevel[0]).length : 0,
};

/** Hosts that were bought. */
export const hostsBought: LevelFigure<HallRun> = {
  id: 'hostsBought',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) => events.filter(({ event }) => event.type === 'hostBought').length,
};
