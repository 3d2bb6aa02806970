import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import { certify } from '#shared/tournament/certify.ts';
import type { TournamentExport } from '#shared/tournament/export.ts';
import type { RefereeAsks } from './referee-messages.ts';

/** Entry of the worker that plays the matches of an export again and says whether its results are theirs. */

addEventListener('message', ({ data }: MessageEvent<AskOf<RefereeAsks>>) => {
  void answer(data).then((told) => postMessage(told));
});

async function answer({ no, text }: AskOf<RefereeAsks>): Promise<AnswerOf<RefereeAsks>> {
  try {
    const told = read(text);
    const certificate = await certify(told as TournamentExport);
    const publicKey = typeof told?.publicKey === 'string' ? { publicKey: told.publicKey } : {};
    return { type: 'answer', no, answer: { ...certificate, ...publicKey } };
  } catch (problem) {
    return { type: 'failed', no, message: String(problem) };
  }
}

/** A file may hold anything; what is no JSON is no export. */
function read(text: string): Partial<TournamentExport> | null {
  try {
    return JSON.parse(text) as Partial<TournamentExport> | null;
  } catch {
    return null;
  }
}
