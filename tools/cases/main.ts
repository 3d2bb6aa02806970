import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Case, type Judged, runCase } from './case.ts';
import { ENGINE_CASES } from './engine-cases.ts';
import { READER_CASES } from './reader-cases.ts';

/** Inputs of the project's own; another folder with the same names can be given. */
const OWN = 'test/cases';

/** `npm run cases [-- FOLDER]`: every small input that is easily got wrong, what is right and what comes out. */
async function main(folder: string): Promise<void> {
  let [holding, told] = [0, 0];
  for (const given of [...ENGINE_CASES, ...READER_CASES]) {
    const file = fileOf(folder, given);
    if (file === undefined) continue;
    const { got, holds } = await judge(given, file);
    told += 1;
    holding += holds ? 1 : 0;
    process.stdout.write(
      `${holds ? 'right' : 'WRONG'}  ${given.id} (${given.kind})\n       right: ${given.right}\n       got:   ${got}\n`,
    );
  }
  process.stdout.write(`\n${holding} of ${told} cases are right in ${folder}\n`);
  if (told === 0 || holding < told) process.exitCode = 1;
}

function fileOf(folder: string, { id }: Case): string | undefined {
  const places = [`engine/${id}.json`, `traces/${id}/x.json`].map((name) => path.join(folder, name));
  return places.find((file) => existsSync(file));
}

async function judge(given: Case, file: string): Promise<Judged> {
  try {
    return await runCase(given, file);
  } catch (error) {
    return { got: error instanceof Error ? error.message : String(error), holds: false };
  }
}

await main(process.argv[2] ?? OWN);
