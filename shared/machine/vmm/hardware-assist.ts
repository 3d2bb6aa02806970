import { copyCpu } from '../hardware/machine.ts';
import { type Attempt, attempt } from '../hardware/processor.ts';
import { NESTED_ROOT, SHADOW_ROOT } from './allocator.ts';
import { nativeCycles } from './costs.ts';
import { deliverOnProcessor, MAX_TRIES } from './direct-execution.ts';
import { dispatchFault, emulate } from './dispatcher.ts';
import { complete, exit, type Run, resume, spend, work } from './run.ts';

/**
 * One step of a guest in non-root mode: all its rings are there, and what the intercept bitmap names exits. The guest part
 * of the VMCS is `run.guest.cpu`.
 */
export function runAssisted(run: Run): void {
  const { guest, host, setup } = run;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { pc, ring } = guest.cpu;
    enterNonRoot(run);
    const tried = attempt(host, setup.intercepts);
    leaveNonRoot(run);
    if (tried.trap === undefined && tried.instruction !== undefined && !tried.intercepted) {
      spend(run, 'instructions', nativeCycles(tried.instruction.mnemonic));
      complete(run, tried.instruction, pc, 'direct', ring);
      takeStop(run);
      return;
    }
    if (meetExit(run, tried)) return;
  }
  throw new Error(`The instruction at ${guest.cpu.pc} exits without end`);
}

/** VM entry: the guest's state is loaded from the VMCS. */
function enterNonRoot({ guest, host, setup }: Run): void {
  copyCpu(host.cpu, guest.cpu);
  host.nonRoot = true;
  host.shadowRoot = setup.paging === 'nested' ? 0 : SHADOW_ROOT;
  host.nestedRoot = setup.paging === 'nested' ? NESTED_ROOT : 0;
}

/** VM exit: the guest's state is stored in the VMCS. */
function leaveNonRoot({ guest, host }: Run): void {
  copyCpu(guest.cpu, host.cpu);
  host.nonRoot = false;
}

/** A guest that nobody intercepts can stop the real machine. */
function takeStop({ guest, host }: Run): void {
  if (host.stopped !== undefined) guest.stopped = host.stopped;
}

/** What did not complete: an intercepted instruction, a fault in the hypervisor's tables, or a trap of the guest's own. */
function meetExit(run: Run, { instruction, trap, intercepted }: Attempt): boolean {
  if (intercepted && instruction !== undefined) {
    exit(run, instruction.mnemonic);
    work(run, 'roundTrip');
    emulate(run, instruction);
    resume(run);
    return true;
  }
  if (trap === undefined) throw new Error('An exit without a reason');
  const { fault } = run.host;
  if (trap.vector === 'pageFault' && (run.setup.paging !== 'nested' || fault?.reason === 'nested')) {
    const isOver = dispatchFault(run, fault, instruction);
    resume(run);
    return isOver;
  }
  if (trap.vector === 'systemCall' && instruction !== undefined) {
    complete(run, instruction, run.guest.cpu.pc - 1, 'direct', run.guest.cpu.ring);
  }
  deliverOnProcessor(run, trap, enterNonRoot, leaveNonRoot);
  return true;
}
