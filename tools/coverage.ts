import { writeFileSync } from 'node:fs';
import { coverage, coveragePage } from './see/coverage.ts';

/** Says what of the lecture texts can be met in the product: as data (`--json`), into its page (`--write`), or as that page. */
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(coverage(), null, 2)}\n`);
else if (process.argv.includes('--write')) writeFileSync('docs/coverage.md', coveragePage());
else process.stdout.write(coveragePage());
