import type { Refusal } from '../kernel/refusals.ts';
import type { HostCondition } from './host-conditions.ts';

/** Reasons that are about one host and need nothing but the host. */
export type HostReason = Extract<
  Refusal['code'],
  | 'noSuchHost'
  | 'hostHasFailed'
  | 'hostIsOff'
  | 'hostIsOn'
  | 'hostIsBusy'
  | 'hostIsPatching'
  | 'hostIsRetiring'
  | 'hostInMaintenance'
  | 'hostIsQuarantined'
  | 'hostIsCompromised'
>;

type Rules = { readonly [C in HostCondition]?: HostReason };

const THERE = { absent: 'noSuchHost' } as const satisfies Rules;
const SETTLED = {
  ...THERE,
  failed: 'hostHasFailed',
  delivering: 'hostIsBusy',
  booting: 'hostIsBusy',
  goingToSleep: 'hostIsBusy',
  waking: 'hostIsBusy',
} as const satisfies Rules;
const WORKS = { ...SETTLED, off: 'hostIsOff', asleep: 'hostIsOff' } as const satisfies Rules;

/**
 * What can be done with a host, and which condition forbids it with which reason. `use`: anything that needs it at work.
 * `receive`: that a VM comes to it or starts on it, whoever wants that.
 */
export const HOST_OPERATIONS = {
  use: WORKS,
  receive: {
    ...WORKS,
    patching: 'hostIsPatching',
    retiring: 'hostIsRetiring',
    maintenance: 'hostInMaintenance',
    quarantined: 'hostIsQuarantined',
  },
  patch: { ...WORKS, patching: 'hostIsPatching', patchedLive: 'hostIsPatching' },
  repairGuest: { compromised: 'hostIsCompromised' },
  configure: THERE,
  sleep: { ...WORKS, retiring: 'hostIsRetiring' },
  wake: { ...SETTLED, onDuty: 'hostIsOn' },
  sell: SETTLED,
} as const satisfies { readonly [operation: string]: Rules };

export type HostOperation = keyof typeof HOST_OPERATIONS;
