import type { TaskRow } from '#shared/machine/tasks/task.ts';
import { nativeCycles } from '#shared/machine/vmm/costs.ts';
import { step } from '#shared/machine/vmm/step.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { startSetting } from '#shared/see/machine/setting.ts';
import { guestsAtBest, guestsTrue, rowsRight } from '../figures/machine.ts';
import { drawn } from '../machine/drawn.ts';
import { bestOf } from '../machine/played.ts';
import type { ExperimentStep, MachineLevel, MachineMove, TaskStep } from '../machine-level.ts';

/** Guests that were built for this processor, and such as may have been built for another. */
const OWN = ['systemCalls', 'pageWalker', 'interruptToggler'] as const;
const OTHERS = ['forker', 'shutdown', 'pager', 'consoleWriter', 'remapper'] as const;
/** Ways to run a guest, in the order in which they are offered. */
const WAYS: readonly Omit<MachineSetting, 'guest'>[] = [
  { technique: 'hardwareAssist', flavour: 'x86withVt', generation: 'sandyBridge' },
  { technique: 'binaryTranslation', flavour: 'x86withVt' },
  { technique: 'interpretation', flavour: 'x86withVt' },
];
const EMULATED = 2;
/** How many times as long something takes: what is offered. Design values. */
const TIMES = [0.2, 1, 4, 10, 50] as const;
/** How many prices are asked for, and of whom. */
const PRICED = [
  'systemCalls',
  'pageWalker',
  'consoleWriter',
  'selfChanger',
  'forker',
  'pager',
  'interruptToggler',
] as const;
const ASKED = 4;

interface Tenant {
  readonly guest: string;
  /** It was built for another instruction set. */
  readonly foreign: boolean;
}

function tenantsOf(seed: string): readonly Tenant[] {
  return drawn(seed, 'tenants', [
    ...drawn(seed, 'own', OWN, 2).map((guest) => ({ guest, foreign: false })),
    ...drawn(seed, 'others', OTHERS, 2).map((guest) => ({ guest, foreign: true })),
  ]);
}

function farm(seed: string): ExperimentStep {
  const tenants = tenantsOf(seed);
  const options = WAYS.map(({ technique }) => ({ code: 'technique', values: { technique } }));
  return {
    kind: 'experiment',
    id: 'farm',
    groups: [
      {
        id: 'ways',
        choices: tenants.map(({ guest, foreign }) => ({
          label: { code: foreign ? 'builtFor.other' : 'builtFor.this', values: { guest } },
          options,
        })),
      },
    ],
    machines: (chosen) => tenants.map((tenant, i) => ({ ...tenant, ...WAYS[chosen[i]] })),
    compares: 'options',
    readings: ['equivalence', 'speed', 'efficiency', 'output'],
    views: ['rings', 'listing', 'counts', 'devices'],
  };
}

/** What an interpreter takes for a guest, asked by what the guest does on the machine itself. */
function priceRow(guest: string): TaskRow {
  const bare = measured({ guest, technique: 'bare', flavour: 'x86withVt' });
  const interpreted = measured({ guest, technique: 'interpretation', flavour: 'x86withVt' });
  const times = interpreted.cycles / bare.cycles;
  const distances = TIMES.map((offered) => Math.abs(Math.log(offered / times)));
  const values = { guest, cycles: bare.cycles, devices: bare.devices, walks: bare.walks };
  return {
    label: { code: 'price.of', values },
    facts: [{ code: 'price.bare', values }],
    options: TIMES.map((offered) => ({ code: 'price.times', values: { times: offered } })),
    right: distances.indexOf(Math.min(...distances)),
    evidence: { code: 'price.measured', values: { cycles: interpreted.cycles, times: Number(times.toPrecision(2)) } },
  };
}

interface Spent {
  readonly cycles: number;
  /** Of them, those of ports and of page walks. */
  readonly devices: number;
  readonly walks: number;
}

function measured(setting: MachineSetting): Spent {
  const run = startSetting(setting);
  let devices = 0;
  while (run.guest.stopped === undefined) {
    step(run);
    const ran = run.events.find((event) => event.type === 'ran');
    if (ran?.mnemonic === 'IN' || ran?.mnemonic === 'OUT') devices += nativeCycles(ran.mnemonic);
  }
  return { cycles: run.counts.cycles, devices, walks: run.counts.native.walks };
}

function price(seed: string): TaskStep {
  return { kind: 'task', id: 'price', rows: drawn(seed, 'priced', PRICED, ASKED).map(priceRow) };
}

function movesOf(seed: string, chosen: readonly number[], priced: (right: number) => number): readonly MachineMove[] {
  return [
    { step: 'farm', chosen },
    { step: 'price', chosen: price(seed).rows.map(({ right }) => priced(right)) },
  ];
}

/** A processor that is only played: everything runs on it, slowly. */
export const theImpostor: MachineLevel = {
  kind: 'machine',
  id: '2-7',
  covers: ['C013', 'C036', 'C057', 'C058'],
  lectures: [
    { text: 'S3', section: '23.1 Virtualization' },
    { text: 'S1', section: 'Why can\'t we "just" use an interpreter?' },
  ],
  see: ['interpreter', 'technique-cost'],
  steps: (seed) => [farm(seed), price(seed)],
  stars: [
    [{ figure: guestsTrue('farm'), is: 'atLeast', value: 4 }],
    [{ figure: guestsAtBest('farm'), is: 'atLeast', value: 4 }],
    [{ figure: rowsRight('pricesRight', 'price'), is: 'atLeast', value: 3 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 2,
  players: {
    bot: (seed) => movesOf(seed, bestOf(farm(seed)), (right) => right),
    // Emulates everybody: that works for each of them.
    twin: (seed) =>
      movesOf(
        seed,
        tenantsOf(seed).map(() => EMULATED),
        (right) => right,
      ),
  },
};
