import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'vite';

/**
 * `npm run dev`: the pages by Vite with hot reload, and the game server behind it, restarted whenever its code changes.
 */

const GAME_PORT = process.env.PORT ?? '3000';

async function main(): Promise<void> {
  process.env.GAME_SERVER ??= `http://127.0.0.1:${GAME_PORT}`;
  const game = startGameServer();
  const vite = await createServer({ configFile: 'vite.config.ts' });
  await vite.listen();
  vite.printUrls();
  const stop = (): void => void vite.close().then(() => game.kill('SIGTERM'));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  game.once('exit', (code) => process.exit(code ?? 0));
}

/** The server with `tsx watch`: it starts anew when one of its files is saved. */
function startGameServer(): ChildProcess {
  const watch = ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'server/main.ts'];
  return spawn(process.execPath, watch, { stdio: 'inherit', env: { ...process.env, PORT: GAME_PORT } });
}

await main();
