import { z } from 'zod';
import {
  CPU_GENERATIONS,
  GUESTS,
  HYPERVISORS,
  IO_PATHS,
  PAGING_MODES,
  PRODUCTS,
  TECHNIQUES,
  TIERS,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import { HOST_MODEL_NAMES } from '../host-models.ts';
import { amount, atLeastOne, between, count, seconds, share, span } from './parts.ts';
import { disk } from './storage.ts';
import { demandShape, elastic } from './tenancy.ts';

/** What a host is: a named model, and where it differs from it. */
const hostFields = {
  name: z.string().min(1).max(40).optional().describe('What the group is called in tables; free text.'),
  model: z.enum(HOST_MODEL_NAMES).default('medium').describe('Named model that all other fields start from.'),
  cores: atLeastOne(512).optional().describe('Physical cores.'),
  coreMhz: z.number().min(1).max(20_000).optional().describe('MHz: clock of one core.'),
  smt: z.boolean().optional().describe('Two hardware threads a core.'),
  memMib: atLeastOne(67_108_864).optional().describe('MiB: machine memory.'),
  hardwareAssist: z.boolean().optional().describe('Hardware virtualization extensions.'),
  generation: z.enum(CPU_GENERATIONS).optional().describe('CPU generation: what a trap to the hypervisor costs.'),
  hypervisor: z.enum(HYPERVISORS).optional().describe('What stands between the machine and its guests.'),
  paging: z.enum(PAGING_MODES).optional().describe('Who keeps the page tables; absent = the hardware, where it can.'),
  largePages: z.boolean().optional().describe('Backs guests with large pages.'),
  priceCents: count(1_000_000_000).optional().describe('Cents: price of one more (for bots that buy).'),
  numaNodes: atLeastOne(64).optional().describe('NUMA nodes: equal parts of cores and memory.'),
  dom0Vcpus: atLeastOne(64).optional().describe('vCPUs of its privileged guest, if it has one.'),
  virtualFunctions: count(4096).optional().describe('VMs that can have a part of its network card of their own.'),
  powerW: z.array(amount(1e5)).length(11).optional().describe('W at the wall at 0, 10, … 100 % load.'),
  nicMbit: between(1, 1e6).optional().describe('Mbit/s: network card.'),
  swapDevice: z.enum(['hdd', 'ssd']).optional().describe('Where the host swaps to.'),
  bootSeconds: seconds().optional().describe('s: from off to on.'),
  sleepSeconds: seconds().optional().describe('s: from on to asleep.'),
  wakeSeconds: seconds().optional().describe('s: from asleep to on.'),
  deliverySeconds: seconds().optional().describe('s: from order to power-on of a host that is bought.'),
  standbyW: amount(1e5).optional().describe('W while asleep or off.'),
};

/** A group of equal hosts: how many, of which model, and where they differ from it. */
export const hostGroup = z.strictObject({
  count: atLeastOne(100_000).describe('Hosts in the group. Rows are numbered through all groups, from 0.'),
  ...hostFields,
  state: z.enum(['on', 'off', 'asleep']).default('on').describe('How its hosts are at the start.'),
});

/** A host that can be bought and that nobody has at the start. */
export const hostOffer = z.strictObject(hostFields);

const START_RULES = [
  'roundRobin',
  'firstFit',
  'bestFit',
  'worstFit',
  'firstFitDecreasing',
  'bestFitDecreasing',
  'random',
  'none',
] as const;

const placementRule = z
  .strictObject({
    rule: z
      .enum(START_RULES)
      .describe('Which host takes the next VM. `none`: it stands nowhere until an order or a controller places it.'),
    perHost: atLeastOne(100_000).optional().describe('VMs of this group on one host at most.'),
  })
  .describe('A rule, and how many a host takes.');

/** Part of its memory that a VM keeps active, where nothing is said. */
export const USUAL_ACTIVE = 0.4;

const heap = z.strictObject({
  mib: atLeastOne(16_777_216).describe('MiB: largest heap.'),
  liveMib: atLeastOne(16_777_216).describe(
    'MiB: of that, what is left after a full garbage collection; the heap is at least 1.4 times as large.',
  ),
});

const offer = z.strictObject({
  at: span(1e9)
    .optional()
    .describe('When it is offered; without `for`, when it comes by itself; absent = only with what it comes with.'),
  for: span(1e9).optional().describe('How long the offer stands; absent = nobody is asked.'),
  wantsHeadroom: z.boolean().optional().describe('Signs only with a hall that could promise all its memory.'),
  comesWith: z
    .enum(['unmodifiedGuest', 'foreignIsa', 'bigDeal'])
    .optional()
    .describe('Comes only when this disturbance brings it.'),
});

/** A group of equal VMs: how many, how large, what they do, and where they start. */
export const vmGroup = z.strictObject({
  name: z.string().min(1).max(40).optional().describe('What the group is called in tables; free text.'),
  count: atLeastOne(1_000_000).describe('VMs in the group. Rows are numbered through all groups, from 0.'),
  archetype: z
    .string()
    .regex(/^[a-zA-Z0-9]{1,40}$/)
    .optional()
    .meta({ says: 'letters and digits' })
    .describe('What its owner is called on the pages of the game, by the key of the language files.'),
  offer: offer.optional().describe('A contract that is offered later; absent = it is there from the start.'),
  installed: count(1_000_000)
    .optional()
    .describe('So many of its VMs have a system on their disks, the first ones; absent = all.'),
  termS: seconds().optional().describe('s after which its contract ends by itself; absent = it has no end.'),
  tier: z.enum(TIERS).default('silver').describe('What its owner pays for: decides when service counts as bad.'),
  sizeFrom: z
    .enum(['trace'])
    .optional()
    .describe('`trace`: vcpus, memMib and ratedMhz come from the rows of the trace (Bitbrains, Azure, population).'),
  vcpus: atLeastOne(512).default(1).describe('Virtual CPUs.'),
  memMib: atLeastOne(16_777_216).default(2048).describe('MiB: configured memory.'),
  ratedMhz: between(1e-3, 1e7)
    .optional()
    .describe('MHz that a load of 100 % stands for on any host; absent = its vCPUs at the clock of its host.'),
  workload: z
    .enum(WORKLOADS)
    .default('web')
    .describe('Class of work: decides events per second, dirty pages and day curve.'),
  technique: z
    .enum(TECHNIQUES)
    .default('hardwareAssist')
    .describe('How guest kernel code runs. `native`: bare machine, for comparison.'),
  guest: z.enum(GUESTS).optional().describe('Whose kernel it is.'),
  ioPath: z.enum(IO_PATHS).optional().describe('How it reaches a device.'),
  packetBytes: z
    .int()
    .min(46)
    .max(9000)
    .default(1500)
    .describe(
      'bytes: of each network packet, without the Ethernet frame. A packet costs the same cycles whatever its size.',
    ),
  microVm: z.boolean().optional().describe('A stripped-down VM that starts in an eighth of a second.'),
  disk: disk.optional().describe('Its virtual disk; absent = 32 GiB, thick, on the first datastore.'),
  balloonDriver: z.boolean().default(true).describe('Has the balloon driver.'),
  heap: heap.optional().describe('Heap of the Java machine in it (workload `jvm`).'),
  commonFraction: share().default(0.3).describe('Part of its touched memory that is like that of its siblings.'),
  similarFraction: share()
    .default(0.6)
    .describe(
      'Part of its idle pages that resembles other pages enough to be kept as a patch (`policies.pagePatching`).',
    ),
  patchFraction: share().default(0.25).describe('Part of a page that such a patch takes.'),
  meanLoad: share().default(0.3).describe('Mean native load as a part of its vCPUs.'),
  touchedFraction: share().default(0.7).describe('Part of its memory that it touches on an average hour.'),
  activeFraction: share().default(USUAL_ACTIVE).describe('Part of its memory that it keeps active on an average hour.'),
  serviceMs: between(1e-3, 1e6).default(20).describe('ms: native service time of one request.'),
  feeCentsPerS: count(10_000_000).default(0).describe('Cents a second and VM: what its owner pays.'),
  product: z.enum(PRODUCTS).optional().describe('What its owner buys.'),
  units: atLeastOne(1_000_000)
    .optional()
    .describe('What its owner pays for, where that is not VMs: instances (PaaS), users (SaaS).'),
  latencyLimitMs: between(1e-3, 1e6).optional().describe('ms: response time that its owner calls good.'),
  elastic: elastic.optional().describe('The number of VMs follows the load; `count` is the most.'),
  shape: demandShape
    .optional()
    .describe('How load moves with the workload `classes`; absent = the day curve of its class.'),
  slotVms: atLeastOne(100_000)
    .optional()
    .describe(
      'With the workload `population`: these rows are room for deployments of so many VMs at most, and nobody is there at the start.',
    ),
  placement: z
    .union([z.enum(START_RULES), placementRule, z.array(z.int().min(-1).max(200_000))])
    .default('roundRobin')
    .meta({ says: `${START_RULES.map((rule) => `"${rule}"`).join(', ')}, { rule, perHost } or a list of host rows` })
    .describe(
      'Where its VMs stand at the start: a rule, a rule with a limit, or one host row per VM, −1 for the last ones that stand nowhere.',
    ),
});
