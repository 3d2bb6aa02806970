import type { Response } from 'express';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { Office } from '../accounts/office.ts';
import type { Directory } from '../directory.ts';
import type { Door } from '../door/door.ts';
import type { LimitName, Limits } from '../gate/limits.ts';
import type { Random } from '../rooms/teams.ts';
import type { Front } from '../threads/front.ts';
import type { Tokens } from '../tokens.ts';
import type { HostRight } from './host-right.ts';
import { sendProblem } from './problems.ts';

/** What the routes of sessions work with. */
export interface SessionDeps {
  readonly front: Front;
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly door: Door;
  readonly limits: Limits;
  readonly random: Random;
  readonly hostRight: HostRight;
  readonly office: Office;
  readonly offered: readonly Scenario[];
  readonly maxRooms: number;
  readonly maxSeats: number;
  /** Sessions for one that anybody may open at a time; 0 = only whoever may host. */
  readonly soloRooms: number;
}

/** Counts something; if there was too much of it, says so and answers no. */
export async function within(
  { limits }: Pick<SessionDeps, 'limits'>,
  response: Response,
  limit: LimitName,
  who: string,
): Promise<boolean> {
  const wait = await limits(limit, who);
  if (wait !== undefined) sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(wait) });
  return wait === undefined;
}
