import { hallFile } from '#shared/lab/hall/hall-file.ts';
import { checkPlayable, type PlayableFile, playedFile, readPlayable } from '#shared/lab/hall/played-file.ts';
import { ExperimentProblems } from '#shared/lab/problems.ts';
import { pack, unpack } from '#shared/replay/packed/packed.ts';
import { bytesOf, textOf } from '#shared/replay/packed/packed-text.ts';
import { scenarioById } from '#shared/scenarios/index.ts';
import type { LabAnswer, LabAsk, LabAsks } from './lab-messages.ts';

/** Answers what the lab's page asks. */
export function labAnswer(ask: LabAsk): LabAsks[keyof LabAsks]['answer'] {
  switch (ask.type) {
    case 'hall':
      return openHall(ask.hall, ask.seed);
    case 'open':
      return openText(ask.text);
    case 'check':
      return attempt(() => checkPlayable(ask.file));
    case 'save': {
      const file = playedFile(ask.file, ask.play, ask.ticks);
      return { file: `${JSON.stringify(file, null, 2)}\n`, link: pack('lab', bytesOf(JSON.stringify(file))) };
    }
  }
}

function openHall(id: string, seed: string): LabAnswer {
  const scenario = scenarioById(id, seed);
  const file = scenario && hallFile(scenario);
  return file ? attempt(() => checkPlayable(file)) : { ok: false, code: 'unknownHall', problems: [] };
}

function openText(text: string): LabAnswer {
  if (text.trimStart().startsWith('{')) return attempt(() => readPlayable(text));
  const unpacked = unpack('lab', text);
  if (!unpacked.ok) return { ok: false, code: unpacked.problem, problems: [] };
  return attempt(() => readPlayable(textOf(unpacked.bytes)));
}

function attempt(work: () => PlayableFile): LabAnswer {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (!(error instanceof ExperimentProblems)) throw error;
    return { ok: false, code: 'file', problems: error.problems };
  }
}
