import path from 'node:path';
import type { TournamentExport } from '#shared/tournament/export.ts';
import { rulesFor } from './formats.ts';
import { runTournament } from './run-tournament.ts';

/** Where an export ships that anybody can check. */
export const EXAMPLE_FILE = 'docs/examples/tournament.json';
const PROGRAM = path.join(import.meta.dirname, '../../assets/programs/js/example.js');
const PATIENCE_MS = 60_000;

/** A small tournament of two programs; always the same, so that its seed and its key are no secrets. */
export function playExample(): Promise<TournamentExport> {
  const notRandom = (bytes: number) => Uint8Array.from({ length: bytes }, (_, i) => (37 * i + bytes) % 256);
  return runTournament(rulesFor('grandPrix', 'first-hall', 1), [PROGRAM, PROGRAM], PATIENCE_MS, notRandom);
}
