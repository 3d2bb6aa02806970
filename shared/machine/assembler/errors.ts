/** What can be wrong with a line of assembler. */
export type AssemblyErrorCode =
  | 'unknownInstruction'
  | 'wrongOperandCount'
  | 'badOperand'
  | 'unknownName'
  | 'duplicateName'
  | 'outOfRange'
  | 'overlaps'
  | 'badDirective'
  | 'unclosedMacro'
  | 'tooLong';

export interface AssemblyError {
  readonly code: AssemblyErrorCode;
  /** Line of the source, the first is 1. */
  readonly line: number;
  /** The words that are wrong. */
  readonly text: string;
}
