import type { Vector } from '#shared/machine/hardware/traps.ts';
import type { FaultKind } from '#shared/machine/vmm/events.ts';
import type { TapedStep } from './tape.ts';

type Test = (step: TapedStep) => boolean;

/** The step of the instruction at an address, once it completes. */
export function at(address: number): Test {
  return ({ pc, mnemonic }) => pc === address && mnemonic !== undefined;
}

/** A step in which the guest's own routine for a trap is entered. */
export function takesTrap(vector: Vector): Test {
  return ({ events }) => events.some((event) => event.type === 'delivered' && event.vector === vector);
}

/** A step in which the hypervisor meets a fault of a kind. */
export function meetsFault(kind: FaultKind): Test {
  return ({ events }) => events.some((event) => event.type === 'fault' && event.kind === kind);
}

/** A step before which the host takes frames of the guest. */
export const takesFrame: Test = ({ events }) => events.some(({ type }) => type === 'frameTaken');
