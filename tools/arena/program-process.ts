import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** How a program is started, by the end of its file’s name. */
const STARTERS: { readonly [extension: string]: readonly [command: string, ...args: string[]] } = {
  '.js': [process.execPath],
  '.mjs': [process.execPath],
  '.ts': [process.execPath, '--import', 'tsx'],
  '.py': ['python3'],
};

/** What a program says on its standard error, at most. */
const SAID_MOST = 2_000;

/** A program that plays: a process of its own, which is told where and as whom. */
export class ProgramProcess {
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>;
  readonly #child: ChildProcess;

  constructor(file: string, url: string, token: string) {
    const [command, ...args] = STARTERS[path.extname(file)] ?? [path.resolve(file)];
    const script = STARTERS[path.extname(file)] ? [path.resolve(file)] : [];
    this.#child = spawn(command ?? file, [...args, ...script], {
      env: { ...process.env, OVERCOMMIT_URL: url, OVERCOMMIT_TOKEN: token },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-SAID_MOST);
    });
    this.ended = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve({ code: null, said: String(error) }));
      this.#child.once('exit', (code) => resolve({ code, said }));
    });
  }

  end(): void {
    this.#child.kill('SIGKILL');
  }
}
