import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { WorldEntry } from '../entry.ts';
import { withOrders, withScenario } from '../levers.ts';
import { cell, vmsRunning } from '../readings.ts';
import { aSetting, order } from '../setting.ts';

const CLONE_S = 10;
const COPYING = VM_STATES.indexOf('provisioning');

/** A server is a set of files: copying them makes another server. */
export const clone: WorldEntry = {
  id: 'clone',
  group: 'storage',
  setting: aSetting({
    id: 'clone',
    groups: [
      {
        on: [0],
        vm: { memMib: 2048, disk: { gib: 40, thin: true, writtenGib: 16 } },
        load: 10,
        // The second one stands nowhere: it is what the copy is made into.
        tenant: { vms: 2 },
      },
    ],
    scenario: { datastores: [{ kind: 'array', physicalGib: 400, mibPerS: 400 }], bootWork: 1 },
    orders: [order(CLONE_S, 'cloneVm', { vm: 0, into: 1, clone: 'full', identity: true })],
    stopS: 12,
    endS: 600,
  }),
  figures: [
    {
      id: 'cloneReadyS',
      unit: 's',
      adds: 'perSecond',
      read: ({ vms }) => (vms.state[1] === COPYING ? 1 : 0),
    },
    cell('writtenMib', 'mib', 'datastores', 'writtenExactMib', 0),
    vmsRunning(),
  ],
  chart: ['cloneReadyS'],
  bars: [0, 1].map((vm) => ({
    name: vm === 0 ? 'original' : 'copy',
    parts: [cell('diskRoom', 'mib', 'vms', 'diskMib', vm)],
  })),
  inside: { view: 'disks', host: 0 },
  asks: { kind: 'number', of: 'cloneReadyS', choices: [5, 196, 3_600] },
  levers: [
    {
      id: 'linked',
      change: (setting) =>
        withOrders(setting, [order(CLONE_S, 'cloneVm', { vm: 0, into: 1, clone: 'linked', identity: true })]),
    },
    {
      id: 'slowDisk',
      change: (setting) => withScenario(setting, { datastores: [{ kind: 'hdd', physicalGib: 400, mibPerS: 160 }] }),
    },
  ],
  rules: ['LIF-6', 'LIF-7'],
  papers: ['VMware vSphere Virtual Machine Administration, chapter on cloning'],
  covers: ['C088', 'C089', 'C090', 'C091', 'C097'],
  lectures: [{ text: 'S0', section: 'Virtual Machine Files' }],
  hall: 'open-hall',
};
