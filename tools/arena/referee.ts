import { readFileSync, writeFileSync } from 'node:fs';
import { type Certificate, certify } from '#shared/tournament/certify.ts';
import type { TournamentExport } from '#shared/tournament/export.ts';
import { EXAMPLE_FILE, playExample } from './example.ts';

/**
 * Plays every match of an exported tournament again, in a process of its own, and says whether scores, standings, seals and
 * signature are right: `npm run referee -- EXPORT [--json] [--key HEX]`. `--key`: the public key of whoever is known to have run it. Exit
 * code 0: certified, 1: not. `--write-example` plays the export that ships again, where rules have changed.
 */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--write-example')) {
    writeFileSync(EXAMPLE_FILE, `${JSON.stringify(await playExample())}\n`);
    return;
  }
  const key = args.includes('--key') ? args[args.indexOf('--key') + 1] : undefined;
  const file = args.find((word) => !word.startsWith('--') && word !== key);
  if (file === undefined) throw new Error('expected the file of an export');
  const certificate = await certificateOf(readFileSync(file, 'utf8'), key);
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(certificate)}\n` : said(certificate));
  if (!certificate.certified) process.exitCode = 1;
}

async function certificateOf(text: string, key: string | undefined): Promise<Certificate> {
  try {
    return await certify(JSON.parse(text) as TournamentExport, key);
  } catch (error) {
    if (error instanceof SyntaxError) return { certified: false, reason: 'format', matches: [] };
    throw error;
  }
}

function said({ certified, reason, matches }: Certificate): string {
  const lines = matches.map(({ match, reason: why }) => `match ${match}: ${why ?? 'certified'}\n`);
  return `${lines.join('')}${certified ? 'certified' : `not certified: ${reason}`}\n`;
}

await main(process.argv.slice(2));
