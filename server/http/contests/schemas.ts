import { z } from 'zod';
import { SEATS_MAX } from '#shared/protocol/messages.ts';
import { NAME_INPUT_MAX } from '#shared/protocol/names.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { isScored } from '#shared/score/index.ts';
import { TOURNAMENT_PRESETS } from '#shared/tournament/messages.ts';

/** Bodies of requests about tournaments. Unknown fields are refused. Bounds are design values. */

const DAY_S = 86_400;
const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^\P{C}*$/u);
const points = z.enum(['place', 'mean']);

const format = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('grandPrix'),
    events: z.int().min(1).max(50),
    points,
    drop: z.int().min(0).max(10),
  }),
  z.strictObject({
    kind: z.literal('arena'),
    lengthS: z.int().min(60).max(DAY_S),
    best: z.int().min(1).max(100),
    points: z.enum(['duel', 'mean']),
  }),
  z.strictObject({ kind: z.literal('swiss'), rounds: z.int().min(1).max(20) }),
  z.strictObject({ kind: z.literal('roundRobin'), legs: z.union([z.literal(1), z.literal(2)]) }),
  z.strictObject({ kind: z.literal('elimination'), losses: z.union([z.literal(1), z.literal(2)]) }),
]);

/** A hall in which something can be won. */
const hall = z
  .string()
  .max(64)
  .refine((id) => {
    const found = hallById(id);
    return found !== undefined && found.scenario.lengthS > 0 && isScored(found.scenario);
  });

const settings = z.strictObject({
  checkInS: z.int().min(1).max(3600),
  turnaroundS: z.int().min(0).max(DAY_S),
  reconnectS: z.int().min(1).max(600),
  delayS: z.int().min(0).max(600),
  freezePermille: z.int().min(0).max(1000),
  pace: z.number().min(1).max(32),
  teamSize: z.int().min(1).max(8),
  openEntry: z.boolean(),
});

export const createTournamentSchema = z.strictObject({
  preset: z.enum(TOURNAMENT_PRESETS),
  title: text(80).optional(),
  format: format.optional(),
  halls: z.tuple([hall], hall).optional(),
  settings: settings.partial().optional(),
});

export const enterTournamentSchema = z.strictObject({
  name: z.string().max(NAME_INPUT_MAX),
  kind: z.enum(['person', 'team', 'program']),
});

const no = z.int().min(0).max(100_000);
const result = z.strictObject({
  entry: no,
  milliPoints: z.int().min(0).max(100_000),
  promisesMilli: z.int().min(0).max(100_000),
  badGoldS: z.int().min(0),
});

export const tournamentDeedSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin') }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('hold'), held: z.boolean() }),
  z.strictObject({ type: z.literal('withdraw'), entry: no }),
  z.strictObject({
    type: z.literal('correct'),
    match: no,
    results: z.array(result).max(SEATS_MAX),
    why: text(200).min(1),
  }),
  z.strictObject({ type: z.literal('walkover'), match: no, present: z.array(no).max(SEATS_MAX) }),
  z.strictObject({ type: z.literal('replay'), match: no }),
  z.strictObject({ type: z.literal('undo'), line: no }),
  z.strictObject({ type: z.literal('reveal'), count: no }),
]);

export const checkInSchema = z.strictObject({ lang: z.string().max(16) });
