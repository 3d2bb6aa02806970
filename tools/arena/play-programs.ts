import { randomUUID } from 'node:crypto';
import { type ProgramGame, startProgramGame } from '#shared/programs/program-game.ts';
import type { Hall } from '#shared/scenarios/hall.ts';
import { ArenaServer } from './arena-server.ts';
import { botNamed, playAsBot } from './players.ts';
import { ProgramProcess } from './program-process.ts';

/** A game that a program has to play, or a bot of the game by its name. */
export interface Job {
  readonly program: string;
  readonly hall: Hall;
  readonly seed: string;
}

/** What became of it: `over`, or the second at which the program ended, or said nothing for too long. */
export interface Played extends Job {
  readonly game: ProgramGame;
  readonly end: 'over' | 'crashed' | 'late';
  /** What the program last said on its standard error, if it crashed. */
  readonly said: string;
}

/** Programs that play at the same time. */
const AT_ONCE = 2;

/** Lets every program play its games, each in a process of its own; a program that says nothing for `patienceMs` is ended. */
export async function playPrograms(jobs: readonly Job[], patienceMs: number): Promise<readonly Played[]> {
  const server = new ArenaServer();
  await server.open();
  const waiting = [...jobs.entries()];
  const played: Played[] = [];
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let job = waiting.shift(); job; job = waiting.shift())
      played[job[0]] = await playOne(server, job[1], patienceMs);
  });
  await Promise.all(lanes);
  server.close();
  return played;
}

async function playOne(server: ArenaServer, job: Job, patienceMs: number): Promise<Played> {
  const game = startProgramGame(job.hall, job.seed);
  const bot = botNamed(job.hall, job.program);
  if (bot) {
    playAsBot(game, bot);
    return { ...job, game, end: 'over', said: '' };
  }
  const token = randomUUID();
  let late: NodeJS.Timeout | undefined;
  const over = new Promise<'over' | 'late'>((resolve) => {
    const patience = () => {
      clearTimeout(late);
      late = setTimeout(() => resolve('late'), patienceMs);
    };
    server.seat(token, { game, onOver: () => resolve('over'), onTurn: patience });
    patience();
  });
  const program = new ProgramProcess(job.program, server.url, token);
  const crashed = program.ended.then(({ said }) => ({ end: 'crashed' as const, said }));
  const outcome = await Promise.race([over.then((end) => ({ end, said: '' })), crashed]);
  clearTimeout(late);
  server.free(token);
  program.end();
  return { ...job, game, ...outcome };
}
