import { z } from 'zod';
import { CODE_INPUT_MAX } from '#shared/protocol/codes.ts';
import { JOB_MODES } from '#shared/protocol/crew.ts';
import { WEIGHT_PRESETS } from '#shared/protocol/debrief.ts';
import { TEAM_FORMINGS, TEAMS_MAX } from '#shared/protocol/messages.ts';
import { NAME_INPUT_MAX } from '#shared/protocol/names.ts';

/** Bodies of requests. Unknown fields are refused. */

/** A ticket, and the number that was found for it. */
const shown = { ticket: z.string().max(100).optional(), work: z.int().min(0).optional() };

export function createSessionSchema(maxSeats: number) {
  return z.strictObject({
    scenario: z.string().max(64),
    seed: z
      .string()
      .regex(/^[0-9A-Za-z-]{1,16}$/)
      .optional(),
    title: z
      .string()
      .trim()
      .max(80)
      .regex(/^\P{C}*$/u)
      .optional(),
    seats: z.int().min(1).max(maxSeats),
    teams: z.int().min(1).max(TEAMS_MAX),
    teamForming: z.enum(TEAM_FORMINGS),
    freeNames: z.boolean(),
    solo: z.boolean(),
    weights: z.enum(WEIGHT_PRESETS).optional(),
    lesson: z.string().max(16).optional(),
    showTeams: z.boolean().optional(),
    jobs: z.enum(JOB_MODES).optional(),
    twoKey: z.boolean().optional(),
    ...shown,
  });
}

export const takeSeatSchema = z.strictObject({
  name: z.string().max(NAME_INPUT_MAX).optional(),
  seatCode: z.string().max(CODE_INPUT_MAX).optional(),
  lang: z.string().max(16),
  ...shown,
});

export const instructorSchema = z.strictObject({ revoke: z.boolean() });

/** The first field that is wrong, or the value. */
export function parse<T>(
  schema: z.ZodType<T>,
  value: unknown,
): { ok: true; value: T } | { ok: false; field: string | undefined } {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  const issue = result.error.issues[0];
  const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  return { ok: false, field: named === undefined ? undefined : String(named) };
}
