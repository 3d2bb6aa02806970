import { decode, type Instruction, type Mnemonic } from '../hardware/instructions.ts';
import { translate } from '../hardware/paging.ts';
import { PAGE_WORDS } from '../hardware/words.ts';
import { type Block, findBlock, type TranslatedInstruction } from './blocks.ts';
import { isInline } from './replacements.ts';
import { note, type Run, WATCHED_CODE, work } from './run.ts';
import { watch } from './shadow.ts';
import { keepBlock } from './translation-cache.ts';

/** What comes next, translated now if it never was; nothing if there is no code at that address. */
export function nextInstruction(run: Run): TranslatedInstruction | undefined {
  const { cache, guest, counts } = run;
  const { pc } = guest.cpu;
  const found = translate(guest, pc, false, guest.cpu.ring);
  if (found < 0) return undefined;
  const frame = guest.frameOf?.indexOf(Math.floor(found / PAGE_WORDS)) ?? 0;
  const goingOn = cache.at?.block.instructions[cache.at.index];
  if (cache.at !== undefined && goingOn?.pc === pc && cache.at.block.frame === frame)
    return advance(run, cache.at.block, cache.at.index);
  const known = findBlock(cache, pc, frame);
  if (known !== undefined) counts.blocks.found += 1;
  return advance(run, known ?? translateBlock(run, pc, frame, found), 0);
}

function advance({ cache }: Run, block: Block, index: number): TranslatedInstruction {
  cache.at = { block, index: index + 1 };
  return block.instructions[index];
}

/** Most instructions of a block. Design value. */
const BLOCK_MAX = 16;
/** Instructions after which execution goes on elsewhere. */
const ENDS: readonly Mnemonic[] = ['JMP', 'JNZ', 'CALL', 'RET', 'SYSCALL', 'SYSRET', 'HLT', 'MOVCR3', 'VMCALL'];
/** Scans code up to where it branches, at most to the end of its page, and replaces what is sensitive. */
function translateBlock(run: Run, pc: number, frame: number, at: number): Block {
  const block: Block = { pc, frame, instructions: [] };
  const room = PAGE_WORDS - (at % PAGE_WORDS);
  for (let index = 0; index < BLOCK_MAX && index < room; index++) {
    const instruction = decode(run.guest.memory[at + index]);
    block.instructions.push({ pc: pc + index, instruction, kind: kindOf(run, instruction) });
    if (instruction === undefined || ENDS.includes(instruction.mnemonic)) break;
  }
  keepBlock(run, block);
  watch(run, frame, WATCHED_CODE);
  noteTranslation(run, block);
  return block;
}

function kindOf({ sensitive }: Run, instruction: Instruction | undefined): TranslatedInstruction['kind'] {
  if (instruction === undefined || instruction.mnemonic === 'SYSCALL' || instruction.mnemonic === 'VMCALL')
    return 'callout';
  if (!sensitive.includes(instruction.mnemonic)) return 'same';
  return isInline(instruction.mnemonic) ? 'inline' : 'callout';
}

function noteTranslation(run: Run, { pc, instructions }: Block): void {
  run.counts.blocks.translated += 1;
  run.inControl = true;
  work(run, 'translate', instructions.length);
  const rewritten = instructions.filter(({ kind }) => kind !== 'same').length;
  note(run, { type: 'blockTranslated', pc, instructions: instructions.length, rewritten });
}
