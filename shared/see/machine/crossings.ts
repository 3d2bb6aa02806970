import type { Ring } from '#shared/machine/hardware/words.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import type { TapedStep } from './tape.ts';

/** Whose code runs. `hypervisor`: the hypervisor, or an interpreter. */
export type Actor = 'program' | 'kernel' | 'hypervisor';

/** Control goes from one to another. `return`: a kernel goes back to its program without anybody between. */
export interface Crossing {
  readonly from: Actor;
  readonly to: Actor;
  readonly by: 'trap' | 'exit' | 'call' | 'resume' | 'delivery' | 'return';
}

export function actorIn(ring: Ring): 'program' | 'kernel' {
  return ring === 3 ? 'program' : 'kernel';
}

/** Who got control from whom in a step, in order. `after`: the ring in which the guest takes itself to be then. */
export function crossingsOf({ ring, events }: Pick<TapedStep, 'ring' | 'events'>, after: Ring): readonly Crossing[] {
  const found: Crossing[] = [];
  let at: Actor = actorIn(ring);
  const go = (to: Actor, by: Crossing['by']): void => {
    if (to !== at) found.push({ from: at, to, by });
    at = to;
  };
  for (const event of events) {
    const by = entryInto(event, events);
    if (by !== undefined) go('hypervisor', by);
    else if (event.type === 'resumed' || event.type === 'entered') go(actorIn(event.ring), 'resume');
    else if (event.type === 'delivered' && event.by === 'processor') go('kernel', 'delivery');
  }
  // Whatever is left is a change that nothing stood between: a return, or a trap within an interpreter or translated code.
  go(actorIn(after), ring === 0 ? 'return' : 'delivery');
  return found;
}

/** How an event gives the hypervisor control, if it does. */
function entryInto(event: MachineEvent, all: readonly MachineEvent[]): 'trap' | 'exit' | 'call' | undefined {
  if (event.type === 'trapped') return 'trap';
  if (event.type !== 'exited') return undefined;
  if (event.reason.startsWith('hypercall.')) return 'call';
  return all.some(({ type }) => type === 'entered') ? 'exit' : 'trap';
}
