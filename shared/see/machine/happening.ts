import type { MachineEvent } from '#shared/machine/vmm/events.ts';

/**
 * What became of a step, in one word. `ran`: the processor did it itself; `translated`: the same, from the translation cache;
 * `rewritten`: other code in its place; `interpreted`; `emulated`: it trapped, and the hypervisor did it for the guest; `exited`:
 * the same, from non-root mode; `handedOver`: it trapped, and the guest's own kernel has to deal with it; `taken`: the
 * processor went straight to the guest's own routine; `ignored`: nothing happened where something should have; `escaped`: it
 * changed the real machine, not the virtual one; `revealed`: it
 * showed the real machine; `called`: the guest asked the hypervisor; `stopped`: nothing runs any more; `waited`: time passed.
 */
export type Happening =
  | 'ran'
  | 'translated'
  | 'rewritten'
  | 'interpreted'
  | 'emulated'
  | 'exited'
  | 'handedOver'
  | 'taken'
  | 'ignored'
  | 'revealed'
  | 'escaped'
  | 'called'
  | 'stopped'
  | 'waited';

type Test = (event: MachineEvent) => boolean;

/** In the order in which they count: what stands above says more about a step than what stands below. */
const SIGNS: readonly (readonly [Happening, Test])[] = [
  ['ignored', ({ type }) => type === 'ignored'],
  ['revealed', ({ type }) => type === 'revealed'],
  ['escaped', ({ type }) => type === 'escaped'],
  ['called', ({ type }) => type === 'called'],
  ['handedOver', (event) => event.type === 'delivered' && event.by === 'hypervisor'],
  ['taken', ({ type }) => type === 'delivered'],
  ['emulated', (event) => event.type === 'ran' && event.means === 'emulated'],
  ['stopped', ({ type }) => type === 'stopped'],
  ['rewritten', (event) => event.type === 'ran' && event.means === 'rewritten'],
  ['interpreted', (event) => event.type === 'ran' && event.means === 'interpreted'],
  ['translated', (event) => event.type === 'ran' && event.means === 'translated'],
  ['ran', ({ type }) => type === 'ran'],
];

/** The most telling thing that happened in a step. */
export function happeningOf(events: readonly MachineEvent[]): Happening {
  const [found = 'waited'] = SIGNS.find(([, test]) => events.some(test)) ?? [];
  return found === 'emulated' && events.some(({ type }) => type === 'entered') ? 'exited' : found;
}
