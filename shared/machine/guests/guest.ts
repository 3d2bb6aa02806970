/** A small guest: a kernel for ring 0 and a program for ring 3, in one text of assembler. */
export interface Guest {
  readonly id: string;
  /** Assembler, written with the operations of `ports.ts`. */
  readonly source: string;
  /** How often its program does what it does: the constant ROUNDS. 0 for a program without rounds. */
  readonly rounds: number;
  /** Whether its owner lets anybody change the kernel, so that it can be ported to a hypervisor. */
  readonly open: boolean;
}
