/** Where and why a text is not JSON. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SPACE = /[ \t\n\r]*/y;

/**
 * The first place where a text stops being JSON, or nothing. The platform's own parser says it differently in every
 * version. Written as a loop: what is open is kept on a stack.
 */
export function jsonFault(text: string): JsonFault | undefined {
  const open: string[] = [];
  let at = 0;
  let wants: 'value' | 'key' | 'colon' | 'end' | 'valueOrClose' | 'keyOrClose' = 'value';
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  for (;;) {
    take(SPACE);
    const char = text[at];
    if (wants === 'end' && open.length === 0)
      return char === undefined ? undefined : fault(text, at, 'nothing may follow the object');
    if (char === undefined) return fault(text, at, `the text ends; ${open.length} brackets are still open`);
    const closing = open[open.length - 1];
    if (wants !== 'value' && wants !== 'key' && wants !== 'colon' && char === closing) {
      open.pop();
      at++;
      wants = 'end';
    } else if (wants === 'end') {
      if (char !== ',') return fault(text, at, `expected "," or "${closing}"`);
      at++;
      wants = closing === '}' ? 'key' : 'value';
    } else if (wants === 'key' || wants === 'keyOrClose') {
      if (!take(STRING)) return fault(text, at, 'expected a field name in double quotes');
      wants = 'colon';
    } else if (wants === 'colon') {
      if (char !== ':') return fault(text, at, 'expected ":" after the field name');
      at++;
      wants = 'value';
    } else if (char === '{' || char === '[') {
      open.push(char === '{' ? '}' : ']');
      at++;
      wants = char === '{' ? 'keyOrClose' : 'valueOrClose';
    } else if (take(STRING) || take(LITERAL)) {
      wants = 'end';
    } else return fault(text, at, 'expected a value');
  }
}

function fault(text: string, at: number, reason: string): JsonFault {
  const before = text.slice(0, at).split('\n');
  const found = at < text.length ? `, found ${JSON.stringify(text[at])}` : '';
  return { line: before.length, column: before[before.length - 1].length + 1, reason: `${reason}${found}` };
}
