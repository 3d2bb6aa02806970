import { rewritten } from '#shared/machine/tasks/rewritten.ts';
import { verbatim } from '#shared/machine/tasks/task.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { guestsTrue, shareRight } from '../figures/machine.ts';
import type { LevelFigure } from '../header.ts';
import { drawn } from '../machine/drawn.ts';
import { lastTried } from '../machine/played.ts';
import { isRefused, triedOf } from '../machine/tried.ts';
import type { ExperimentStep, MachineLevel, MachineMove, MachineRun, TaskStep } from '../machine-level.ts';

/** Sizes of the translation cache, in instructions. Design values. */
const SIZES = [16, 32, 48, 64, 96, 128, 512] as const;
const LARGEST = 512;
/** Of its speed with the largest cache, what a guest must keep. Design value. */
const ENOUGH = 0.98;
/** Kernels of different sizes; the one that asks who it is does not run without translation, nor does the one that toggles interrupts. */
const ALWAYS = ['interruptToggler', 'whoAmI'] as const;
const OTHERS = ['forker', 'pager', 'selfChanger', 'consoleWriter'] as const;
const [RUN, TRANSLATE] = [0, 1];

function guestsOf(seed: string): readonly string[] {
  return drawn(seed, 'guests', [...ALWAYS, ...drawn(seed, 'others', OTHERS, 2)]);
}

/** Two blocks of kernels, line by line. */
function block(seed: string): TaskStep {
  const rounds = Array.from({ length: rewritten.rounds }, (_, round) => round);
  const tasks = drawn(seed, 'blocks', rounds, 2).map(rewritten.make);
  return { kind: 'task', id: 'block', rows: tasks.flatMap((task) => (task.kind === 'choose' ? task.rows : [])) };
}

/** A guest whose kernel is translated or not, and its programs too or not, with a cache of some size. */
function rewriter(guest: string, kernel: number, programs: number, cacheInstructions: number): MachineSetting {
  if (kernel === RUN) return { guest, technique: 'trapAndEmulate', flavour: 'x86of1998' };
  const translatesPrograms = programs === TRANSLATE;
  return { guest, technique: 'binaryTranslation', flavour: 'x86of1998', translatesPrograms, cacheInstructions };
}

function cache(seed: string): ExperimentStep {
  const guests = guestsOf(seed);
  const ways = [{ code: 'code.run' }, { code: 'code.translate' }];
  const sizes = SIZES.map((size) => verbatim(size));
  return {
    kind: 'experiment',
    id: 'cache',
    groups: [
      { id: 'code', choices: ['kernels', 'programs'].map((of) => ({ label: { code: `code.${of}` }, options: ways })) },
      {
        id: 'sizes',
        choices: guests.map((guest) => ({
          label: { code: 'guest', values: { guest } },
          options: sizes,
          given: SIZES.indexOf(LARGEST),
        })),
      },
    ],
    machines: ([kernel, programs, ...chosen]) =>
      guests.map((guest, i) => rewriter(guest, kernel, programs, SIZES[chosen[i]])),
    compares: guests.flatMap((guest) => [
      rewriter(guest, TRANSLATE, TRANSLATE, LARGEST),
      ...SIZES.map((size) => rewriter(guest, TRANSLATE, RUN, size)),
    ]),
    readings: ['equivalence', 'cacheHits', 'translatedInPrograms', 'cycles'],
    views: ['listing', 'cache', 'rings', 'counts'],
  };
}

function cyclesOf(setting: MachineSetting): number {
  const tried = triedOf(setting);
  return isRefused(tried) ? Number.POSITIVE_INFINITY : tried.counts.cycles;
}

/** The smallest cache with which a guest keeps its speed, if only its kernel is translated. */
function smallestFor(guest: string): number {
  const full = cyclesOf(rewriter(guest, TRANSLATE, RUN, LARGEST));
  const isEnough = (size: number) => ENOUGH * cyclesOf(rewriter(guest, TRANSLATE, RUN, size)) <= full;
  return SIZES.find(isEnough) ?? LARGEST;
}

/** Instructions of cache beyond the smallest that would do; a cache that is too small counts as none. */
const cacheWasted: LevelFigure<MachineRun> = {
  id: 'cacheWasted',
  unit: 'count',
  read: (run) => {
    const tried = lastTried(run, 'cache');
    if (tried.length === 0) return LARGEST;
    return tried.reduce(
      (sum, { setting }) => sum + (setting.cacheInstructions ?? LARGEST) - smallestFor(setting.guest),
      0,
    );
  },
};

/** Guests that keep their speed with the cache that they have. */
const guestsUnslowed: LevelFigure<MachineRun> = {
  id: 'guestsUnslowed',
  unit: 'count',
  read: (run) =>
    lastTried(run, 'cache').filter(
      ({ setting, counts }) => ENOUGH * counts.cycles <= cyclesOf({ ...setting, cacheInstructions: LARGEST }),
    ).length,
};

function movesOf(seed: string, programs: number, sizeFor: (guest: string) => number): readonly MachineMove[] {
  const sizes = guestsOf(seed).map((guest) => (SIZES as readonly number[]).indexOf(sizeFor(guest)));
  return [
    { step: 'block', chosen: block(seed).rows.map(({ right }) => right) },
    { step: 'cache', chosen: [TRANSLATE, programs, ...sizes] },
  ];
}

/** Code that is read before it runs: of kernels each block once, of programs none. */
export const theRewriter: MachineLevel = {
  kind: 'machine',
  id: '2-4',
  covers: ['C010', 'C046', 'C047', 'C048', 'C049'],
  lectures: [
    { text: 'S4', section: 'Full Virtualization mit Binary Translation' },
    { text: 'S1', section: 'Hypervisor type 1, before/without VT' },
  ],
  see: ['translation-cache', 'translation-warmup', 'user-code-direct'],
  steps: (seed) => [block(seed), cache(seed)],
  stars: [
    [{ figure: guestsTrue('cache'), is: 'atLeast', value: 4 }],
    [{ figure: shareRight('blockRight', 'block'), is: 'atLeast', value: 0.75 }],
    [
      { figure: guestsUnslowed, is: 'atLeast', value: 4 },
      { figure: cacheWasted, is: 'atMost', value: 0 },
    ],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 3,
  players: {
    bot: (seed) => movesOf(seed, RUN, smallestFor),
    // Translates whatever runs, with room for all of it.
    twin: (seed) => movesOf(seed, TRANSLATE, () => LARGEST),
  },
};
