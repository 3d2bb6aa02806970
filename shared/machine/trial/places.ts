import type { Ring } from '../hardware/words.ts';
import type { Run } from '../vmm/run.ts';

/** Who is in which ring of the real processor. `root`: below ring 0, in root mode; nothing where there is no such code. */
export interface Places {
  readonly program: Ring;
  readonly kernel: Ring;
  readonly hypervisor: 0 | 'root' | undefined;
  /** Whose code comes next, and in which ring it takes itself to be. */
  readonly next: { readonly who: 'program' | 'kernel'; readonly believes: Ring };
}

/**
 * Who sits where. Before VT the hypervisor has ring 0 and the guest's kernel ring 1; with VT the kernel is in ring 0 and the
 * hypervisor below. An interpreter is a program itself, and so is all that it interprets.
 */
export function placesOf({ setup, guest }: Run): Places {
  const { ring } = guest.cpu;
  const next = { who: ring === 3 ? 'program' : 'kernel', believes: ring } as const;
  switch (setup.technique) {
    case 'bare':
      return { program: 3, kernel: 0, hypervisor: undefined, next };
    case 'interpretation':
      return { program: 3, kernel: 3, hypervisor: undefined, next };
    case 'hardwareAssist':
      return { program: 3, kernel: 0, hypervisor: 'root', next };
    default:
      return { kernel: setup.rings.kernel, program: setup.rings.program, hypervisor: 0, next };
  }
}
