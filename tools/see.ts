import { writeFileSync } from 'node:fs';
import { seePage } from './see/page.ts';

/** Prints the list of concepts, or writes its page (`--write`). */
if (process.argv.includes('--write')) writeFileSync('docs/see.md', seePage());
else process.stdout.write(seePage());
