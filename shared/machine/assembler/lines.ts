/** A line of assembler, taken apart. */
export interface SourceLine {
  /** Line of the source, the first is 1. */
  readonly line: number;
  readonly label: string | undefined;
  /** Instruction, directive or macro; nothing on a line with only a label. */
  readonly name: string | undefined;
  readonly operands: readonly string[];
  /** What to show: without its comment. */
  readonly text: string;
}

const LABEL = /^\s*([A-Za-z_]\w*):/;

/** Takes a line apart: `label: name operand, operand ; comment`. */
export function readLine(source: string, line: number): SourceLine {
  const text = withoutComment(source).trim();
  const label = LABEL.exec(text)?.[1];
  const rest = label === undefined ? text : text.slice(text.indexOf(':') + 1).trim();
  const gap = rest.search(/\s|$/);
  const operands = rest.slice(gap).trim();
  return {
    line,
    label,
    name: rest === '' ? undefined : rest.slice(0, gap),
    operands: operands === '' ? [] : splitOperands(operands),
    text,
  };
}

/** Cuts a line at its first semicolon outside quotes. */
function withoutComment(source: string): string {
  return /^(?:[^;"']|"[^"]*"|'[^']*')*/.exec(source)?.[0] ?? '';
}

/** Splits at commas outside quotes. */
function splitOperands(text: string): string[] {
  return (text.match(/(?:[^,"']|"[^"]*"|'[^']*'|["'])+/g) ?? []).map((operand) => operand.trim());
}
