import { z } from 'zod';
import { WEIGHT_PRESETS } from '#shared/protocol/debrief.ts';
import type { RoomHeader } from './journals.ts';

/** What must stand in a stored header so that its room can be opened. */
const schema = z.object({
  room: z.string(),
  code: z.string(),
  title: z.string(),
  scenario: z.string(),
  seed: z.string(),
  contentHash: z.number(),
  engine: z.string(),
  capacity: z.int().min(1),
  teams: z.int().min(1),
  teamForming: z.enum(['random', 'pick', 'assigned']),
  freeNames: z.boolean(),
  solo: z.boolean(),
  weights: z.enum(WEIGHT_PRESETS).optional(),
  lesson: z.string().optional(),
  showTeams: z.boolean().optional(),
});

/** Reads a header as it was stored; throws if it is none, or another room's. */
export function readHeader(room: string, stored: string): RoomHeader {
  const header = schema.loose().parse(JSON.parse(stored)) as RoomHeader;
  if (header.room !== room) throw new Error(`header of room ${header.room}`);
  return header;
}
