import type { Program } from '#shared/machine/assembler/assemble.ts';
import { disassemble } from '#shared/machine/assembler/disassemble.ts';
import { readPhysical } from '#shared/machine/hardware/access.ts';
import { decode, type Mnemonic } from '#shared/machine/hardware/instructions.ts';
import { type TranslatedLine, translatedLines } from '#shared/machine/vmm/replacements.ts';
import type { Run } from '#shared/machine/vmm/run.ts';

/** A line of a program that is code, as it is in memory now. */
export interface ListingRow {
  readonly address: number;
  readonly text: string;
  /** The guest has written other code there than the assembler did. */
  readonly isChanged: boolean;
  /** Whose code it is. */
  readonly who: 'kernel' | 'program';
  /** `hole`: sensitive, and it does not trap; `sensitive`: it does; nothing for what is innocuous. */
  readonly mark: 'hole' | 'sensitive' | undefined;
  /** What stands for it in the translation cache, if its block is there. */
  readonly translated: TranslatedLine | undefined;
  /** First line of its block in the cache. */
  readonly startsBlock: boolean;
}

/** Code begins with an instruction; what begins with a point is data. A label may stand before either. */
const IS_CODE = /^(?:\w+:\s*)?[A-Z]/;

/** All lines of code, in the order of their addresses. Code of shipped guests stands where its addresses say. */
export function listingRows(program: Program, run: Run): readonly ListingRow[] {
  const firstOfProgram = program.names.get('PROGRAM') ?? Number.POSITIVE_INFINITY;
  const translated = linesInCache(run);
  return program.words
    .filter(({ text }) => IS_CODE.test(text))
    .map(({ address, word, text }) => {
      const now = readPhysical(run.guest, address) ?? word;
      const line = translated.get(address);
      return {
        address,
        text: now === word ? text : disassemble(now),
        isChanged: now !== word,
        who: address < firstOfProgram ? 'kernel' : 'program',
        mark: markOf(run, decode(now)?.mnemonic),
        translated: line?.line,
        startsBlock: line?.isFirst ?? false,
      };
    });
}

function markOf({ sensitive, holes }: Run, mnemonic: Mnemonic | undefined): ListingRow['mark'] {
  if (mnemonic === undefined || !sensitive.includes(mnemonic)) return undefined;
  return holes.includes(mnemonic) ? 'hole' : 'sensitive';
}

/** By address, the line of the youngest block that has it; of the one that runs, where there is one. */
function linesInCache({
  cache,
}: Run): ReadonlyMap<number, { readonly line: TranslatedLine; readonly isFirst: boolean }> {
  const lines = new Map<number, { readonly line: TranslatedLine; readonly isFirst: boolean }>();
  const blocks = cache.at === undefined ? cache.blocks : [...cache.blocks, cache.at.block];
  for (const block of blocks)
    translatedLines(block).forEach((line, i) => {
      lines.set(line.pc, { line, isFirst: i === 0 });
    });
  return lines;
}
