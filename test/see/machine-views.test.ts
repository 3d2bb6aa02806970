import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GUESTS } from '#shared/machine/guests/index.ts';
import { readPhysical } from '#shared/machine/hardware/access.ts';
import { decode } from '#shared/machine/hardware/instructions.ts';
import { pswWord } from '#shared/machine/hardware/words.ts';
import { placesOf } from '#shared/machine/trial/places.ts';
import { snapshotOf } from '#shared/machine/trial/snapshot.ts';
import { startRun } from '#shared/machine/trial/trial.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { TECHNIQUES, type Technique } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';
import { isOfMachine } from '#shared/see/entry.ts';
import { ENTRIES } from '#shared/see/index.ts';
import { actorIn, crossingsOf } from '#shared/see/machine/crossings.ts';
import { cyclesByPart } from '#shared/see/machine/cycles-by-part.ts';
import type { MachineEntry, MachineSetting } from '#shared/see/machine/entry.ts';
import { happeningOf } from '#shared/see/machine/happening.ts';
import { listingRows } from '#shared/see/machine/listing-rows.ts';
import { programOf, refusalOf, setupIn } from '#shared/see/machine/setting.ts';
import { nextEvent, runAt, type Tape, tapeOf } from '#shared/see/machine/tape.ts';
import { trapPathAt } from '#shared/see/machine/trap-path.ts';
import { runs } from '../support/runs.ts';

/** What the pages draw from, beside the machine itself: a run that nobody taped, stepped to the same moment. */

const [plain] = ENTRIES.filter(isOfMachine);
const STEPS = 300;

function settingFor(technique: Technique, guest: string): MachineSetting {
  return { guest, technique, flavour: technique === 'hardwareAssist' ? 'x86withVt' : 'mainframe' };
}

const tapes = new Map<string, Tape>();

function tapeFor(setting: MachineSetting): Tape {
  const key = JSON.stringify(setting);
  const { end: _, ...entry } = plain as MachineEntry;
  const always: MachineEntry = { ...entry, machine: setting, stop: { side: 'before', of: () => true } };
  const tape = tapes.get(key) ?? tapeOf(always, setting);
  tapes.set(key, tape);
  return tape;
}

/** The machine itself, after so many steps. */
function stepped(setting: MachineSetting, steps: number): Run {
  const run = startRun(programOf(setting), setupIn(setting));
  for (let count = 0; count < steps && run.guest.stopped === undefined; count++) step(run);
  return run;
}

/** A moment of a run: as the page shows it, and the machine itself. */
interface Seen {
  readonly setting: MachineSetting;
  readonly tape: Tape;
  readonly at: number;
  readonly real: Run;
}

describe.each(TECHNIQUES)('what is shown of a guest under %s', (technique) => {
  it('is the machine at that moment, at 100 moments in any order', () => {
    const guest = fc.constantFrom(...GUESTS.filter(({ open }) => open || technique !== 'paravirtual'));
    fc.assert(
      fc.property(guest, fc.nat(STEPS), ({ id }, moment) => {
        const setting = settingFor(technique, id);
        const tape = tapeFor(setting);
        const at = Math.min(moment, tape.end);
        const seen = { setting, tape, at, real: stepped(setting, at) };
        expectSameMachine(seen);
        expectCyclesAddUp(seen);
        expectChainOfArrows(seen);
        expectListing(seen);
      }),
      runs(100),
    );
  });
});

function expectSameMachine({ tape, at, real }: Seen): void {
  expect(snapshotOf(runAt(tape, at))).toEqual(snapshotOf(real));
  expect(tape.steps[at - 1]?.events ?? []).toEqual(at === 0 ? [] : real.events);
  expect(tape.steps[at - 1]?.cycles ?? 0).toBe(real.counts.cycles);
}

function expectCyclesAddUp({ real: { counts } }: Seen): void {
  expect(cyclesByPart(counts).reduce((sum, { cycles }) => sum + cycles, 0)).toBe(counts.cycles);
}

/** Arrows begin with whose turn it was, end with whose turn it is, and go through the hypervisor whenever it got control. */
function expectChainOfArrows({ tape, at, real }: Seen): void {
  const taken = tape.steps[at - 1];
  if (!taken) return;
  const crossings = crossingsOf(taken, real.guest.cpu.ring);
  const chain = [actorIn(taken.ring), ...crossings.map(({ to }) => to)];
  expect(crossings.map(({ from }) => from)).toEqual(chain.slice(0, -1));
  expect(chain.at(-1)).toBe(placesOf(real).next.who);
  const gotControl = real.events.some(({ type }) => type === 'exited' || type === 'trapped');
  expect(crossings.some(({ to }) => to === 'hypervisor')).toBe(gotControl);
}

/** Each instruction that comes next has its line; lines show what is in memory, what stands in the cache, and what traps. */
function expectListing({ setting, real }: Seen): void {
  const rows = listingRows(programOf(setting), real);
  if (real.guest.stopped === undefined) expect(rows.map(({ address }) => address)).toContain(real.guest.cpu.pc);
  const cached = real.cache.blocks.flatMap(({ instructions }) => instructions.map(({ pc }) => pc));
  expect(rows.filter(({ translated }) => translated).map(({ address }) => address)).toEqual(
    rows.map(({ address }) => address).filter((address) => cached.includes(address)),
  );
  for (const { address, mark } of rows) {
    const mnemonic = decode(readPhysical(real.guest, address) ?? 0)?.mnemonic;
    const isSensitive = mnemonic !== undefined && real.sensitive.includes(mnemonic);
    const isHole = mnemonic !== undefined && real.holes.includes(mnemonic);
    expect(mark).toBe(isHole ? 'hole' : isSensitive ? 'sensitive' : undefined);
  }
}

describe('the way of a trap', () => {
  it('shows what the processor has stored in E(0), and where it went', () => {
    const setting = settingFor('trapAndEmulate', 'shutdown');
    const tape = tapeFor(setting);
    const before = stepped(setting, 1);
    const path = trapPathAt(tape, 2);
    const { host } = stepped(setting, 2);
    expect(path).toMatchObject({ step: 1, isNow: true, reason: 'LIDT', to: 'interpreter' });
    expect(path?.stored).toMatchObject({
      pc: before.guest.cpu.pc,
      psw: pswWord({ zero: false, interrupts: true, ring: 1 }),
    });
    const { address = 0 } = path?.stored ?? {};
    expect([...host.memory.subarray(address, address + 2)]).toEqual([path?.stored?.pc, path?.stored?.psw]);
  });

  it('is that of the last trap until there is another', () => {
    const tape = tapeFor(settingFor('trapAndEmulate', 'shutdown'));
    expect(trapPathAt(tape, 3)).toMatchObject({ step: 1, isNow: false });
    expect(trapPathAt(tape, 0)).toBeUndefined();
  });
});

describe('the next event', () => {
  it('is the first step in which more happens than that an instruction runs', () => {
    const tape = tapeFor(settingFor('trapAndEmulate', 'interruptToggler'));
    for (const from of [0, 10, 40, 200]) {
      const to = nextEvent(tape, from) ?? tape.end;
      const passed = tape.steps.slice(from, to - 1);
      expect(passed.every(({ events }) => happeningOf(events) === 'ran')).toBe(true);
      expect(tape.steps[to - 1]?.events.length).toBeGreaterThan(1);
    }
  });
});

describe('a machine that cannot be', () => {
  it.each([
    [{ technique: 'hardwareAssist', flavour: 'mainframe', guest: 'forker' }, 'noRootMode'],
    [{ technique: 'trapAndEmulate', flavour: 'mainframe', guest: 'forker', paging: 'nested' }, 'nestedNeedsAssist'],
    [{ technique: 'paravirtual', flavour: 'x86of1998', guest: 'whoAmI' }, 'closedKernel'],
    [{ technique: 'paravirtual', flavour: 'x86of1998', guest: 'forker' }, undefined],
  ] as const)('is refused with a reason: %o', (setting, code) => {
    expect(refusalOf(setting)).toBe(code);
  });
});
