import {
  CPU_GENERATIONS,
  GUESTS,
  HYPERVISORS,
  IO_PATHS,
  PAGING_MODES,
  SHARING_POLICIES,
  TECHNIQUES,
  TIERS,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';

/** A part of an experiment file as the form sees it. */
export type Part = Readonly<Record<string, unknown>>;

interface Named {
  /** Of the field in the file; a point leads into a part of it. Its words: `lab.field.<key>`. */
  readonly key: string;
}

/** A field of the form: how it is chosen, and what it is where the file says nothing. */
export type LabField =
  | (Named & {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly step: number;
      /** Of the form in those of the file: 1024 where GiB are written and MiB kept. */
      readonly unit: number;
      /** Absent = that of the model. */
      readonly usual?: number;
    })
  | (Named & {
      readonly kind: 'oneOf';
      readonly values: readonly string[];
      /** Words of a choice are `<words>.<value>`. */
      readonly words: string;
      /** Absent = that of the model, which can be chosen too. */
      readonly usual?: string;
    })
  | (Named & { readonly kind: 'flag'; readonly usual: boolean });

const number = (key: string, min: number, max: number, step: number, usual?: number, unit = 1): LabField => ({
  key,
  kind: 'number',
  min,
  max,
  step,
  unit,
  ...(usual !== undefined && { usual }),
});
const oneOf = (key: string, values: readonly string[], words: string, usual?: string): LabField => ({
  key,
  kind: 'oneOf',
  values,
  words,
  ...(usual !== undefined && { usual }),
});
const flag = (key: string, usual: boolean): LabField => ({ key, kind: 'flag', usual });

/** Hosts that one group may have, and VMs, on a page. Design values. */
const HOSTS_MOST = 64;
const VMS_MOST = 200;
const MIB_PER_GIB = 1024;

/** What of a group of hosts is chosen on the page; a file may say more. */
export const HOST_FIELDS: readonly LabField[] = [
  number('count', 1, HOSTS_MOST, 1, 1),
  oneOf('model', ['small', 'medium', 'large', 'legacy', 'hpMl110G4', 'hpMl110G5'], 'model', 'medium'),
  number('cores', 1, 256, 1),
  number('memMib', 1, 4096, 1, undefined, MIB_PER_GIB),
  oneOf('generation', CPU_GENERATIONS, 'generation'),
  oneOf('hypervisor', HYPERVISORS, 'choice.hypervisor'),
  oneOf('paging', PAGING_MODES, 'choice.paging'),
  oneOf('state', ['on', 'off', 'asleep'], 'hostState', 'on'),
];

/** Customers that have a name and an emblem. */
const ARCHETYPES = [
  'cornerShop',
  'ticketRush',
  'clinic',
  'renderBarn',
  'ledgerBank',
  'appMuseum',
  'bloggerCoop',
  'rtosWorks',
  'payroll79',
  'megaMail',
  'sliceUser',
  'cloudUser',
  'weatherLab',
];

export const VM_FIELDS: readonly LabField[] = [
  number('count', 1, VMS_MOST, 1, 1),
  oneOf('archetype', ARCHETYPES, 'lab.archetype', 'sliceUser'),
  oneOf('tier', TIERS, 'tier', 'silver'),
  number('vcpus', 1, 64, 1, 1),
  number('memMib', 0.25, 512, 0.25, 2, MIB_PER_GIB),
  oneOf('workload', WORKLOADS, 'workload', 'web'),
  oneOf('technique', TECHNIQUES, 'technique', 'hardwareAssist'),
  oneOf('guest', GUESTS, 'guest', 'linux'),
  oneOf('ioPath', IO_PATHS, 'choice.path', 'virtio'),
  number('meanLoad', 0, 100, 1, 30, 0.01),
  flag('balloonDriver', true),
  oneOf('placement', ['roundRobin', 'firstFit', 'bestFit', 'worstFit', 'none'], 'lab.placement', 'roundRobin'),
];

export const POLICY_FIELDS: readonly LabField[] = [
  number('overcommitPercent', 50, 1000, 5, 150),
  oneOf('sharing', SHARING_POLICIES, 'choice.policy', 'tenant'),
  flag('rungs.balloon', true),
  flag('rungs.compression', true),
  flag('rungs.swap', true),
  flag('pagePatching', false),
  number('haReserve', 0, 10, 1, 0),
  number('sliceMs', 1, 1000, 1, 30),
  oneOf('coScheduling', ['independent', 'relaxed', 'strict'], 'lab.coScheduling', 'independent'),
  oneOf('balancer.mode', ['off', 'suggest', 'auto'], 'choice.mode', 'off'),
];

export const FACILITY_FIELDS: readonly LabField[] = [
  number('startCents', 0, 1_000_000, 1000, 0, 100),
  number('migrationMbit', 100, 100_000, 100, 10_000),
  number('pue', 1, 3, 0.05, 1.5),
  number('hostMtbfHours', 0, 100_000, 10, 0),
];

export const CLOCK_FIELDS: readonly LabField[] = [
  number('secondsPerHour', 1, 3600, 1, 3600),
  number('startHour', 0, 23, 1, 0),
];

/** What a part says of a field; nothing where it says nothing. */
export function valueIn(part: Part, key: string): unknown {
  const [head = '', ...rest] = key.split('.');
  const value = part[head];
  return rest.length === 0 ? value : valueIn((value ?? {}) as Part, rest.join('.'));
}

/** The part with another value of a field; nothing takes the field out. */
export function withValue(part: Part, key: string, value: unknown): Part {
  const [head = '', ...rest] = key.split('.');
  if (rest.length > 0) return { ...part, [head]: withValue((part[head] ?? {}) as Part, rest.join('.'), value) };
  if (value !== undefined) return { ...part, [head]: value };
  const { [head]: _, ...others } = part;
  return others;
}
