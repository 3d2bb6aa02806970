import { describe, expect, it } from 'vitest';
import { FLAVOURS, whatIfPrivileged } from '#shared/machine/hardware/flavours.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { type InstructionClass, isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';

const { mainframe, x86of1998, x86withVt } = FLAVOURS;
const named = (classes: readonly InstructionClass[]) => classes.map(({ mnemonic }) => mnemonic);
const HOLES: readonly Mnemonic[] = ['PUSHF', 'POPF', 'SIDT', 'SMSW', 'MOVCS', 'LRA'];

describe('the class of an instruction', () => {
  const { classes } = verdictOf(x86of1998);

  it('[MAC-1] is control-sensitive if it changes resources or mode', () => {
    expect(named(classes.filter(({ controlSensitive }) => controlSensitive))).toEqual([
      'SYSRET',
      'CLI',
      'STI',
      'POPF',
      'HLT',
      'OUT',
      'MOVCR3',
      'INVLPG',
      'LIDT',
    ]);
  });

  it('[MAC-1] is behaviour-sensitive if what it gives depends on them', () => {
    expect(named(classes.filter(({ behaviourSensitive }) => behaviourSensitive))).toEqual([
      'PUSHF',
      'POPF',
      'IN',
      'SIDT',
      'SMSW',
      'MOVCS',
      'LRA',
    ]);
  });

  it('[MAC-1] is innocuous for arithmetic, memory, branches, and for what always traps', () => {
    expect(named(classes.filter((one) => !isSensitive(one))).join(' ')).toBe(
      'MOV ADD SUB CMP LD ST PUSH POP JMP JNZ CALL RET SYSCALL VMCALL',
    );
  });

  it('[MAC-1] is privileged if it traps in ring 3 and not in ring 0', () => {
    expect(named(classes.filter(({ privileged }) => privileged)).join(' ')).toBe(
      'SYSRET CLI STI HLT IN OUT MOVCR3 INVLPG LIDT',
    );
  });

  it('[MAC-1] is the same on every processor, whatever traps there', () => {
    const sensitive = (flavour: typeof mainframe) => named(verdictOf(flavour).classes.filter(isSensitive));
    expect(sensitive(mainframe)).toEqual(sensitive(x86of1998));
  });
});

describe('the verdict on a processor', () => {
  it('[MAC-2] is that trapping is enough on the mainframe', () => {
    expect(verdictOf(mainframe)).toMatchObject({ virtualizable: true, holes: [] });
  });

  it('[MAC-2] is that it is not on x86 of 1998, because of six instructions', () => {
    expect(verdictOf(x86of1998)).toMatchObject({ virtualizable: false, holes: HOLES });
  });

  it('[MAC-2] is no other with VT, whose hypervisor does not rely on rings', () => {
    expect(verdictOf(x86withVt)).toMatchObject({ virtualizable: false, holes: HOLES });
  });

  it('[MAC-2] changes when the last of them is made privileged, and not before', () => {
    const all = HOLES.slice(1).reduce((flavour, mnemonic) => whatIfPrivileged(flavour, [mnemonic]), x86of1998);
    expect(verdictOf(all)).toMatchObject({ virtualizable: false, holes: ['PUSHF'] });
    expect(verdictOf(whatIfPrivileged(all, ['PUSHF']))).toMatchObject({ virtualizable: true, holes: [] });
  });

  it('[MAC-2] is not changed on the processor itself by asking what if', () => {
    whatIfPrivileged(x86of1998, HOLES);
    expect(x86of1998.privileged).not.toContain('POPF');
  });
});
