import { decode, INSTRUCTIONS, type Instruction, NO_REGISTER, REGISTERS } from '../hardware/instructions.ts';

/** What a word says, as assembler would write it; as a number if it is no instruction. */
export function disassemble(word: number): string {
  const instruction = decode(word);
  return instruction === undefined ? `.word ${word}` : instructionText(instruction);
}

/** An instruction as assembler writes it. */
export function instructionText(instruction: Instruction): string {
  const operands = operandsOf(instruction).join(', ');
  return operands === '' ? instruction.mnemonic : `${instruction.mnemonic} ${operands}`;
}

function operandsOf({ mnemonic, a, b, number }: Instruction): string[] {
  const source = b === NO_REGISTER ? String(number) : REGISTERS[b];
  switch (INSTRUCTIONS[mnemonic].operands) {
    case 'none':
      return [];
    case 'register':
      return [REGISTERS[a]];
    case 'register,source':
      return [REGISTERS[a], source];
    case 'register,register':
      return [REGISTERS[a], REGISTERS[b]];
    case 'register,memory':
      return [REGISTERS[a], memoryText(b, number)];
    case 'memory,register':
      return [memoryText(a, number), REGISTERS[b]];
    case 'number':
      return [String(number)];
    case 'source':
      return [source];
    case 'register,number':
      return [REGISTERS[a], String(number)];
    case 'number,register':
      return [String(number), REGISTERS[b]];
  }
}

function memoryText(base: number, offset: number): string {
  if (base === NO_REGISTER) return `[${offset}]`;
  if (offset === 0) return `[${REGISTERS[base]}]`;
  return `[${REGISTERS[base]}${offset > 0 ? '+' : ''}${offset}]`;
}
