import { describe, expect, it } from 'vitest';
import { isRefused, type Tried, triedOf } from '#shared/levels/machine/tried.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { MNEMONICS } from '#shared/machine/hardware/instructions.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';

/** Hypervisors and processors that are not built as they should be: what the machine then does. */

const trapping: Omit<MachineSetting, 'guest'> = { technique: 'trapAndEmulate', flavour: 'mainframe' };

function ranAs(guest: string, otherwise: Partial<MachineSetting>): Tried {
  const tried = triedOf({ guest, ...trapping, ...otherwise });
  if (isRefused(tried)) throw new Error(tried.refusal);
  return tried;
}

describe('a processor on which other instructions trap', () => {
  const privileged = FLAVOURS.mainframe.privileged;

  it('lets a guest switch the real machine off if OUT does not trap', () => {
    const { hostOn, requirements } = ranAs('shutdown', { traps: privileged.filter((one) => one !== 'OUT') });
    expect(hostOn).toBe(false);
    expect(requirements.control.violations).toContain('escaped');
  });

  it('is safe and faithful if everything traps, and runs nothing harmless itself', () => {
    const { requirements } = ranAs('whoAmI', { traps: MNEMONICS });
    expect(requirements.equivalence.holds).toBe(true);
    expect(requirements.control.holds).toBe(true);
    expect(requirements.efficiency.share).toBe(0);
  });

  it('runs the guest that the x86 of 1998 misleads, once its six ghosts trap', () => {
    const traps = [...FLAVOURS.x86of1998.privileged, ...(['PUSHF', 'POPF', 'SIDT', 'SMSW', 'MOVCS', 'LRA'] as const)];
    expect(ranAs('whoAmI', { flavour: 'x86of1998' }).requirements.equivalence.holds).toBe(false);
    expect(ranAs('whoAmI', { flavour: 'x86of1998', traps }).requirements.equivalence.holds).toBe(true);
  });
});

describe('a hypervisor without one of its parts', () => {
  it.each(['dispatcher', 'allocator', 'interpreter'] as const)(
    'goes no further than to the first trap for the %s',
    (missing) => {
      const parts = (['dispatcher', 'allocator', 'interpreter'] as const).filter((part) => part !== missing);
      expect(ranAs('forker', { parts }).stopped).toBe('partMissing');
      expect(ranAs('forker', {}).stopped).toBe('poweredOff');
    },
  );
});

describe('a hypervisor that hands the guest what it could mend by itself', () => {
  it('makes a guest deal with a fault that its own tables do not know of', () => {
    expect(ranAs('remapper', {}).output).toBe('AB-');
    expect(ranAs('remapper', { injects: ['hidden'] }).output).not.toBe('AB-');
  });
});

describe('rings', () => {
  const rings = (kernel: 1 | 2 | 3, program: 1 | 2 | 3) => ({ rings: { hypervisor: 0, kernel, program } }) as const;

  it('keep a program from its kernel if it is in ring 3 and the kernel in 1 or 2, which memory does not tell apart', () => {
    expect(ranAs('intruder', rings(1, 3)).output).toBe('oom');
    expect(ranAs('intruder', rings(2, 3)).output).toBe('oom');
  });

  it('do not keep it if both are in 3, or the program is in another', () => {
    expect(ranAs('intruder', rings(3, 3)).output).toBe('oo');
    expect(ranAs('intruder', rings(1, 2)).output).toBe('oo');
  });

  it('cannot begin where the hypervisor is not in ring 0', () => {
    const tried = triedOf({ guest: 'shutdown', ...trapping, rings: { hypervisor: 1, kernel: 2, program: 3 } });
    expect(isRefused(tried) && tried.refusal).toBe('hypervisorOutside');
  });
});

describe('a guest that was built for another instruction set', () => {
  const foreign = { foreign: true, flavour: 'x86withVt' } as const;

  it('runs in an interpreter as on its own machine', () => {
    expect(ranAs('remapper', { ...foreign, technique: 'interpretation' }).output).toBe('AB-');
  });

  it.each(['hardwareAssist', 'binaryTranslation', 'trapAndEmulate'] as const)('does not run by %s', (technique) => {
    expect(ranAs('remapper', { ...foreign, technique }).requirements.equivalence.holds).toBe(false);
  });
});
