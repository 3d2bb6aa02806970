import { describe, expect, it } from 'vitest';
import { consoleWriter } from '#shared/machine/guests/console-writer.ts';
import { forker } from '#shared/machine/guests/forker.ts';
import { guestProgram } from '#shared/machine/guests/index.ts';
import { interruptToggler } from '#shared/machine/guests/interrupt-toggler.ts';
import { shutdown } from '#shared/machine/guests/shutdown.ts';
import { systemCalls } from '#shared/machine/guests/system-calls.ts';
import { whoAmI } from '#shared/machine/guests/who-am-i.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { tryUnder } from '#shared/machine/trial/measures.ts';
import { runToEnd, startRun, tryGuest } from '#shared/machine/trial/trial.ts';
import { type Setup, setupOf, setupRefusal, usualIntercepts } from '#shared/machine/vmm/setup.ts';
import { vmcsOf } from '#shared/machine/vmm/vmcs.ts';
import { aProgram, eventsOf, written } from './a-run.ts';

const mainframe = setupOf({ technique: 'trapAndEmulate', flavour: FLAVOURS.mainframe });
const holed = setupOf({ technique: 'trapAndEmulate' });
const translated = setupOf({ technique: 'binaryTranslation' });
const paravirtual = setupOf({ technique: 'paravirtual' });
const early = setupOf({ technique: 'hardwareAssist' });
const nested = setupOf({ technique: 'hardwareAssist', paging: 'nested' });
const native = (guest: typeof forker) => guestProgram(guest, 'native');
const over = (guest: typeof forker, setup: Setup) =>
  runToEnd(startRun(guestProgram(guest, setup.technique === 'paravirtual' ? 'ported' : 'native'), setup));

describe('trap-and-emulate', () => {
  it('[MAC-5] stores the PSW, dispatches to the allocator, and goes on behind the instruction', () => {
    const events = eventsOf(native(consoleWriter), mainframe);
    const at = events.findIndex((event) => event.type === 'exited' && event.reason === 'OUT');
    expect(events.slice(at - 3, at + 4).map(({ type }) => type)).toEqual([
      'trapped',
      'pswStored',
      'pswLoaded',
      'exited',
      'dispatched',
      'ran',
      'resumed',
    ]);
    expect(events[at + 1]).toEqual({ type: 'dispatched', to: 'allocator' });
    expect(events[at - 3]).toMatchObject({ vector: 'protection', ring: 1 });
  });

  it('[MAC-5] hands a privileged instruction of a program to the guest’s kernel', () => {
    const events = eventsOf(native(systemCalls), mainframe);
    const at = events.findIndex((event) => event.type === 'exited' && event.reason === 'protection');
    expect(events.slice(at + 1, at + 3)).toMatchObject([
      { type: 'dispatched', to: 'guest' },
      { type: 'delivered', vector: 'protection', by: 'hypervisor' },
    ]);
  });

  it('[MAC-6] lets a kernel that toggles interrupts by POPF hang on x86 of 1998', () => {
    const { run, bare, requirements } = tryGuest(native(interruptToggler), holed);
    expect([run.guest.stopped, bare.guest.stopped]).toEqual(['halted', 'poweredOff']);
    expect(requirements.equivalence.firstDifference).toMatchObject({ mnemonic: 'POPF', what: 'interrupts' });
    expect(Object.keys(run.counts.holes)).toEqual(['POPF', 'PUSHF']);
  });

  it('[MAC-6] tells a kernel that asks five lies and none to its program', () => {
    expect(written(over(whoAmI, setupOf({ technique: 'bare' })))).toBe('=======');
    expect(written(over(whoAmI, holed))).toBe('!!!!!==');
  });
});

describe('a guest that shuts down', () => {
  it.each([
    ['trap-and-emulate', mainframe],
    ['translation', translated],
    ['a ported kernel', paravirtual],
    ['assist', nested],
  ])('[MAC-7] is off while the real machine stays on: %s', (_, setup) => {
    const run = over(shutdown, setup);
    expect([run.guest.stopped, run.guest.devices.on, run.host.stopped, run.host.devices.on]).toEqual([
      'poweredOff',
      false,
      undefined,
      true,
    ]);
  });

  it('[MAC-7] takes the real machine with it if OUT does not exit', () => {
    const setup = setupOf({ technique: 'hardwareAssist', paging: 'nested', intercepts: ['HLT', 'IN', 'LRA'] });
    const { run, requirements } = tryGuest(native(shutdown), setup);
    expect(run.host.stopped).toBe('poweredOff');
    expect(requirements.control).toMatchObject({ holds: false, violations: ['hostStopped', 'hostDevices'] });
  });

  it('[MAC-7] has the real machine to itself without a hypervisor', () => {
    expect(tryGuest(native(shutdown), setupOf({ technique: 'bare' })).requirements.control.holds).toBe(false);
  });
});

describe('efficiency', () => {
  it('[MAC-8] is what an interpreter lacks, which is faithful and safe', () => {
    const { requirements } = tryGuest(native(forker), setupOf({ technique: 'interpretation' }));
    expect(requirements).toMatchObject({
      equivalence: { holds: true },
      control: { holds: true },
      efficiency: { holds: false, share: 0 },
    });
  });
});

describe('binary translation', () => {
  it('[MAC-9] never translates code of a program', () => {
    const pcs = eventsOf(native(forker), translated).flatMap((event) =>
      event.type === 'blockTranslated' ? [event.pc] : [],
    );
    expect(pcs.length).toBeGreaterThan(0);
    expect(pcs.filter((pc) => pc >= 0x400)).toEqual([]);
  });

  it('[MAC-9] translates a block once, as long as the cache holds it', () => {
    const { blocks } = over(systemCalls, translated).counts;
    expect(blocks).toEqual({ translated: 4, found: 29, dropped: 0 });
  });

  it('[MAC-9] translates again what a small cache has thrown out', () => {
    const small = setupOf({ technique: 'binaryTranslation', cacheInstructions: 8 });
    const flushing = setupOf({ technique: 'binaryTranslation', cacheInstructions: 8, replacement: 'flush' });
    const made = [translated, small, flushing].map((setup) => over(interruptToggler, setup).counts.blocks.translated);
    expect(made[0]).toBe(9);
    expect(made[1]).toBeGreaterThan(made[0]);
    expect(made[2]).toBeGreaterThanOrEqual(made[1]);
  });

  it('[MAC-9] takes a write to a watched table by a trap once, then by other code', () => {
    const run = over(forker, translated);
    expect(run.counts.faults.watched).toBeLessThan(over(forker, mainframe).counts.faults.watched);
  });

  it('[MAC-9] translates code anew that has changed itself', () => {
    const program = aProgram(`
      MOV r4, 2
again: LD r2, [other]
place: MOV r1, 'a'
      OUT 1, r1
      ST [place], r2
      SUB r4, 1
      JNZ again
      OUT 3, r1
other: MOV r1, 'b'`);
    const run = runToEnd(startRun(program, translated));
    expect(written(run)).toBe('ab');
    expect(run.counts.blocks.dropped).toBeGreaterThan(0);
  });
});

describe('a ported kernel', () => {
  it('[MAC-10] takes system calls without the hypervisor', () => {
    const { exits } = over(systemCalls, paravirtual).counts;
    expect(Object.keys(exits)).not.toContain('systemCall');
    expect(exits['hypercall.powerOff']).toBe(1);
  });

  it('[MAC-10] masks interrupts without it, and hears of those that came', () => {
    const { exits } = over(interruptToggler, paravirtual).counts;
    expect([exits.CLI, exits.POPF, exits['hypercall.takeInterrupts']]).toEqual([undefined, undefined, 5]);
  });

  it('[MAC-10] does for its program what the native one does on the machine itself', () => {
    for (const guest of [systemCalls, interruptToggler, forker, consoleWriter, shutdown]) {
      expect(tryUnder(guest, paravirtual)?.requirements.equivalence).toMatchObject({
        compared: 'programs',
        holds: true,
      });
    }
  });

  it('[MAC-10] there is none of a closed guest', () => {
    expect(tryUnder(whoAmI, paravirtual)).toBeUndefined();
  });
});

describe('hardware assist', () => {
  it('[MAC-11] runs system calls and toggles without an exit once flags are left to the guest', () => {
    const later = setupOf({ technique: 'hardwareAssist', generation: 'sandyBridge' });
    expect(over(interruptToggler, early).counts.exits).toMatchObject({ CLI: 150, POPF: 150 });
    expect(Object.keys(over(interruptToggler, later).counts.exits)).not.toContain('CLI');
    expect(Object.keys(over(systemCalls, early).counts.exits)).not.toContain('systemCall');
  });

  it('[MAC-11] lets a program’s forbidden instruction trap in the guest before it exits', () => {
    expect(over(systemCalls, early).counts.exits.HLT).toBeUndefined();
    expect(over(systemCalls, early).guest.stopped).toBe('poweredOff');
  });

  it('[MAC-11] has the guest’s processor in its VMCS, and what exits', () => {
    const run = over(shutdown, nested);
    expect(vmcsOf(run)).toMatchObject({ guest: run.guest.cpu, exitReason: 'OUT', tables: { kind: 'nested' } });
    expect(vmcsOf(run)?.intercepts).toEqual(usualIntercepts('nested', 'sandyBridge'));
    expect(vmcsOf(over(shutdown, translated))).toBeUndefined();
  });
});

describe('a set-up', () => {
  it.each([
    [setupOf({ technique: 'hardwareAssist', flavour: FLAVOURS.x86of1998 }), 'noRootMode'],
    [setupOf({ technique: 'binaryTranslation', paging: 'nested' }), 'nestedNeedsAssist'],
    [setupOf({ technique: 'hardwareAssist', paging: 'nested', generation: 'penryn' }), 'noNestedPaging'],
    [nested, undefined],
    [holed, undefined],
  ])('is refused with a reason', (setup, refusal) => {
    expect(setupRefusal(setup)).toBe(refusal);
  });
});
