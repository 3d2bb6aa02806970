import { GUESTS, guestProgram } from '#shared/machine/guests/index.ts';
import { faultRow } from '#shared/machine/tasks/whose-fault.ts';
import { faultLog } from '#shared/machine/trial/fault-log.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import type { FaultKind } from '#shared/machine/vmm/events.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import { setupIn } from '#shared/see/machine/setting.ts';
import { guestsTrue, rowsRightIn } from '../figures/machine.ts';
import { drawn } from '../machine/drawn.ts';
import type { ExperimentStep, MachineLevel, MachineMove, TaskStep } from '../machine-level.ts';

/** Faults in one queue, at most so many of a kind. Design values. */
const [ASKED, OF_A_KIND] = [6, 2];
const MAX_STEPS = 2000;
const KINDS: readonly FaultKind[] = ['guest', 'hidden', 'taken', 'watched'];
/** Faults that a hypervisor can deal with by itself. */
const OWN: readonly FaultKind[] = ['hidden', 'taken', 'watched'];
const QUEUES = ['first', 'second', 'third'] as const;

/** Guests that change their tables, and frames that they need again: of each, the host takes one. */
const SHORT: readonly {
  readonly guest: string;
  readonly frames: readonly number[];
  readonly steps: readonly number[];
}[] = [
  { guest: 'forker', frames: [16, 2, 3, 8], steps: [40, 60, 80, 100] },
  { guest: 'remapper', frames: [20, 16, 3, 2], steps: [5, 9, 12] },
  { guest: 'pager', frames: [24, 25, 16, 3], steps: [40, 70, 110, 150] },
];

/** Three guests on shadow tables, from each of which the host takes a frame at some moment. */
function settingsOf(seed: string): readonly MachineSetting[] {
  return drawn(seed, 'order', SHORT).map(({ guest, frames, steps }) => ({
    guest,
    technique: 'trapAndEmulate',
    flavour: 'mainframe',
    takes: [{ step: drawn(seed, `step ${guest}`, steps, 1)[0], frame: drawn(seed, `frame ${guest}`, frames, 1)[0] }],
  }));
}

/** Faults of a run, some of each kind, in their order. */
function queue(seed: string, no: number): TaskStep {
  const setting = settingsOf(seed)[no];
  const guest = GUESTS.find(({ id }) => id === setting.guest);
  if (!guest) throw new Error(`no guest ${setting.guest}`);
  const log = faultLog(startRun(guestProgram(guest, 'native'), setupIn(setting)), MAX_STEPS);
  const rare = KINDS.flatMap((kind) =>
    drawn(
      seed,
      `${kind} ${no}`,
      log.filter(({ fault }) => fault.kind === kind),
      OF_A_KIND,
    ),
  );
  const more = drawn(
    seed,
    `more ${no}`,
    log.filter((record) => !rare.includes(record)),
    Math.max(0, ASKED - rare.length),
  );
  const asked = [...drawn(seed, `asked ${no}`, rare, ASKED), ...more].sort((a, b) => a.step - b.step);
  return { kind: 'task', id: QUEUES[no], rows: asked.map(faultRow) };
}

function handOver(seed: string): ExperimentStep {
  const options = [{ code: 'told.hypervisor' }, { code: 'told.guest' }];
  return {
    kind: 'experiment',
    id: 'told',
    groups: [{ id: 'faults', choices: OWN.map((kind) => ({ label: { code: `told.${kind}` }, options })) }],
    machines: (chosen) => {
      const injects = OWN.filter((_, i) => chosen[i] === 1);
      return settingsOf(seed).map((setting) => ({ ...setting, injects }));
    },
    readings: ['equivalence', 'output', 'exits'],
    views: ['faults', 'twoMaps', 'trapPath', 'counts'],
  };
}

function movesOf(seed: string, isGuests: (kind: FaultKind) => boolean): readonly MachineMove[] {
  return [
    ...QUEUES.map((step, no) => ({
      step,
      chosen: queue(seed, no).rows.map(({ right }) => (isGuests(KINDS[right]) ? 0 : right)),
    })),
    { step: 'told', chosen: OWN.map((kind) => (isGuests(kind) ? 1 : 0)) },
  ];
}

/** Faults that are the guest's, and faults that it must never hear of. */
export const whoseFault: MachineLevel = {
  kind: 'machine',
  id: '4-2',
  covers: ['C100'],
  lectures: [{ text: 'S1', section: 'Page faults' }],
  see: ['whose-fault', 'host-takes'],
  steps: (seed) => [...QUEUES.map((_, no) => queue(seed, no)), handOver(seed)],
  stars: [
    [{ figure: rowsRightIn('faultsRight', QUEUES), is: 'atLeast', value: 12 }],
    [{ figure: guestsTrue('told'), is: 'atLeast', value: 3 }],
    [{ figure: rowsRightIn('faultsRight', QUEUES), is: 'atLeast', value: 16 }],
  ],
  hints: [{ costs: false }, { costs: false }, { costs: true }],
  gate: 1,
  players: {
    bot: (seed) => movesOf(seed, (kind) => kind === 'guest'),
    // Hands every fault to the guest: it knows its tables best.
    twin: (seed) => movesOf(seed, () => true),
  },
};
