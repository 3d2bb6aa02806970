import { z } from 'zod';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { PLACEMENTS_MOST } from '#shared/sim/commands/placement/place-vms.ts';
import { DISTURBANCES, type DisturbanceName } from '#shared/sim/disturbances/index.ts';
import { amount, between, count, share, span } from './parts.ts';

const commandNames = Object.keys(COMMANDS) as [CommandName, ...CommandName[]];
const faultNames = Object.keys(DISTURBANCES) as [DisturbanceName, ...DisturbanceName[]];

const rowNumber = z.int().min(0).max(1e9);
const pairsOfRows = z.array(z.tuple([rowNumber, rowNumber])).max(PLACEMENTS_MOST);

/** A command given at a time, as a player would. */
export const order = z.strictObject({
  at: span(1e9).optional().describe('When: time since the start. Either this or `atTick`.'),
  atTick: count(1_000_000_000).optional().describe('When: number of ticks done.'),
  by: z.int().min(-2).max(65_535).default(-2).describe('Who: a seat, or −2 the instructor, who may do everything.'),
  command: z.enum(commandNames).describe('Name of a command of the game.'),
  args: z
    .record(z.string(), z.union([z.number().min(-1e9).max(1e9), z.string().max(200), z.boolean(), pairsOfRows]))
    .default({})
    .describe('Its arguments; rows are numbers, pairs of rows lists of two.'),
});

/** From when on commands may be given, by whoever is not the instructor. */
export const unlocks = z.partialRecord(z.enum(commandNames), span(1e9));

/** Something that goes wrong at a time. */
export const fault = z.strictObject({
  kind: z.enum(faultNames).describe('What happens.'),
  subject: z
    .int()
    .min(-1)
    .max(1_000_000)
    .default(-1)
    .describe('Row of what it happens to (host, VM, tenant, rack); −1 = the whole hall.'),
  at: span(1e9).describe('When it starts.'),
  for: span(1e6).default(0).describe('How long it lasts; 0 = what it does by itself.'),
  warning: span(1e6).default(0).describe('How long before it is announced.'),
  factor: amount(1e3).default(1).describe('Its strength, 1 = nothing.'),
  optional: z.boolean().optional().describe('Does not happen in a quiet hour.'),
});

const bot = z
  .strictObject({
    kind: z.literal('bot').describe('Which controller.'),
    bot: z.enum(['reference', 'nightwatch', 'idle', 'reckless']).describe('Which of the game’s bots.'),
  })
  .describe('Plays the hall as one of the game’s bots would: sells, buys, places, moves, saves power.');

const placement = z
  .strictObject({
    kind: z.literal('placement').describe('Which controller.'),
    rule: z
      .enum(['firstFit', 'bestFit', 'worstFit', 'random'])
      .default('firstFit')
      .describe('Which host takes a VM that stands nowhere.'),
  })
  .describe('Places VMs that stand nowhere, starts VMs whose time has come and stops those whose time is over.');

const balance = z
  .strictObject({
    kind: z.literal('balance').describe('Which controller.'),
    every: span(1e9, 1e-3).default(300).describe('Time between two looks.'),
    spread: share().default(0.1).describe('Standard deviation of host load that is left alone.'),
    movesAtOnce: count(1000).default(4).describe('Moves that it orders at one look.'),
  })
  .describe(
    'Load balancing: while hosts differ by more than `spread`, the move that makes them most alike (after VMware DRS).',
  );

const DETECTORS = ['static', 'interquartileRange', 'medianDeviation', 'localRegression', 'none'] as const;
const SELECTIONS = ['minMigrationTime', 'leastMemory', 'minLoad', 'maxCorrelation', 'random'] as const;
const PLACEMENTS = ['powerAware', 'firstFit', 'bestFit'] as const;

const consolidation = z
  .strictObject({
    kind: z.literal('consolidation').describe('Which controller.'),
    detector: z.enum(DETECTORS).default('static').describe('When a host is overloaded.'),
    parameter: between(1e-3, 1e3)
      .optional()
      .describe(
        'Of the detector: threshold (static, 0.8), safety (interquartileRange 1.5, medianDeviation 2.5, localRegression 1.2).',
      ),
    selection: z.enum(SELECTIONS).default('minMigrationTime').describe('Which VM leaves an overloaded host.'),
    placement: z.enum(PLACEMENTS).default('powerAware').describe('Where it goes.'),
    emptyUnderloaded: z
      .boolean()
      .default(true)
      .describe('Empties the least loaded hosts as long as their VMs find room.'),
    sleepEmpty: z.boolean().default(true).describe('Empty hosts sleep, and are woken when they are needed.'),
    memory: z
      .enum(['promised', 'active', 'ignored'])
      .default('promised')
      .describe(
        'What must fit on the target: promised memory, what guests are seen to use, or nothing at all. The engine’s own admission holds in any case.',
      ),
    every: span(1e9, 1e-3).default(300).describe('Time between two looks.'),
  })
  .describe(
    'Dynamic consolidation: overload detector × VM selection × placement (after Beloglazov & Buyya 2012), with real moves.',
  );

/** Who acts on the hall during the run. */
export const controller = z.discriminatedUnion('kind', [bot, placement, balance, consolidation]);
export type ControllerSpec = z.infer<typeof controller>;
export type ConsolidationSpec = z.infer<typeof consolidation>;
