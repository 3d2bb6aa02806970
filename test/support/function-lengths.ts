import { parseSync } from 'vite';

export interface FunctionLength {
  readonly name: string;
  readonly lines: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly id?: { readonly name?: string } | null;
  readonly key?: { readonly name?: string };
}

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Every function of a file with its length in lines, the ones inside it not subtracted. Suites of tests do not count. */
export function functionLengths(file: string, code: string): FunctionLength[] {
  const { program } = parseSync(file, code);
  const found: FunctionLength[] = [];
  walk(program as unknown as Node, (node, insideSuite) => {
    if (insideSuite || !FUNCTIONS.has(node.type)) return;
    found.push({
      name: node.id?.name ?? `at ${lineOf(code, node.start)}`,
      lines: lineOf(code, node.end) - lineOf(code, node.start) + 1,
    });
  });
  return found;
}

function walk(node: Node, visit: (node: Node, insideSuite: boolean) => void, insideSuite = false): void {
  visit(node, insideSuite);
  const suite = isSuite(node);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        walk(child as Node, visit, suite);
    }
  }
}

/** `describe(…)` holds specs, it is not a function with a purpose of its own. */
function isSuite(node: Node): boolean {
  const callee = (node as unknown as { callee?: { name?: string; object?: { name?: string } } }).callee;
  return node.type === 'CallExpression' && (callee?.name === 'describe' || callee?.object?.name === 'describe');
}

function lineOf(code: string, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) if (code.charCodeAt(i) === 10) line += 1;
  return line;
}
