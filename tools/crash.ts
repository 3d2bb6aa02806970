import { spawn } from 'node:child_process';
import path from 'node:path';

/**
 * `npm run crash`: the long run of test/crash. Twenty kills under ten rooms of thirty seats; prints what was acknowledged,
 * lost and contradicted, and how long it took until everybody was back.
 */
const LONG_RUN = { CRASH_KILLS: '20', CRASH_ROOMS: '10', CRASH_SEATS: '30' };

const vitest = path.join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const run = spawn(process.execPath, [vitest, 'run', 'test/crash'], {
  env: { ...LONG_RUN, ...process.env },
  stdio: 'inherit',
});
run.on('exit', (code) => process.exit(code ?? 1));
