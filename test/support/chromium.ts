import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

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
  const bin = ['../bin', '../../bin', '../../../bin']
    .map((up) => path.resolve(home, up))
    .find((dir) => existsSync(dir));
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
  for (const archive of ['fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'])
    await untar(path.join(bin, archive), work);
  await writeFile(
    path.join(work, 'fonts.conf'),
    fontsConf(path.join(target, 'fonts'), path.join(target, 'font-cache')),
  );
  await rename(work, target).catch(async (error: unknown) => {
    await rm(work, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  });
}

async function inflate(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to));
}

/** By way of a file: `tar` stops reading at the end mark of an archive, and a pipe into it would break there. */
async function untar(archive: string, into: string): Promise<void> {
  const file = path.join(into, path.basename(archive, '.br'));
  await inflate(archive, file);
  const tar = spawn('tar', ['-x', '-f', file, '-C', into], { stdio: 'inherit' });
  const [code] = (await once(tar, 'close')) as [number | null];
  if (code !== 0) throw new Error(`tar ended with ${code} on ${file}`);
  await rm(file);
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`;
}
