import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile, chmod } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createBrotliDecompress } from 'node:zlib';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** How to launch a browser for the tests: which program, with what environment and flags. */
export interface Browser {
  readonly executablePath: string;
  readonly env: Record<string, string>;
  readonly args: readonly string[];
}

/** Software rendering with the same pixels everywhere, and no traffic of the browser's own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-gpu-compositing',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--disable-lcd-text',
];

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A Chromium: the one that `CHROMIUM_PATH` names, else the one inside the npm package, else the system's. */
export async function findChromium(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) return systemBrowser(named);
  if (process.platform === 'linux' && process.arch === 'x64') return packagedBrowser();
  const found = SYSTEM_BROWSERS.find((candidate) => existsSync(candidate));
  if (found) return systemBrowser(found);
  throw new Error('no Chromium found: set CHROMIUM_PATH');
}

function systemBrowser(executablePath: string): Browser {
  return { executablePath, env: {}, args: FLAGS };
}

async function packagedBrowser(): Promise<Browser> {
  const home = path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const bin = ['../bin', '../../bin', '../../../bin'].map((up) => path.resolve(home, up)).find((dir) => existsSync(dir));
  if (!bin) throw new Error(`no bin folder near ${home}`);
  const target = path.resolve('node_modules/.cache/chromium-147');
  if (!existsSync(target)) await unpack(bin, target);
  return {
    executablePath: path.join(target, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(target, 'lib'), FONTCONFIG_FILE: path.join(target, 'fonts.conf') },
    args: FLAGS,
  };
}

async function unpack(bin: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const work = await mkdtemp(`${target}-`);
  await inflate(path.join(bin, 'chromium.br'), path.join(work, 'chromium'));
  await chmod(path.join(work, 'chromium'), 0o755);
  for (const archive of ['fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) await untar(path.join(bin, archive), work);
  await writeFile(path.join(work, 'fonts.conf'), fontsConf(path.join(target, 'fonts'), path.join(target, 'font-cache')));
  await rename(work, target).catch(async (error: unknown) => {
    await rm(work, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

async function untar(archive: string, into: string): Promise<void> {
  const tar = spawn('tar', ['-x', '-C', into], { stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`tar ended with ${code}`))));
  });
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin);
  await ended;
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
}
