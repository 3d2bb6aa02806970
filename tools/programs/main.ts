import { readFileSync, writeFileSync } from 'node:fs';
import { programsPage } from './page.ts';

const PAGE = 'docs/programs.md';

/** `npm run programs`: whether the page about programs as players says what the code does; `-- --write` writes it. */
function main(args: readonly string[]): void {
  const page = programsPage();
  if (args.includes('--write')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) throw new Error(`${PAGE} is out of date: npm run programs -- --write`);
}

main(process.argv.slice(2));
