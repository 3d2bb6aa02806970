import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';

export interface PackageWish {
  /** Folder of the project: its package.json and lock. */
  readonly root: string;
  /** The built server. */
  readonly server: string;
  /** The built client; left out if it is not there. */
  readonly client: string;
  readonly out: string;
}

/** What an operator finds beside the code. */
const BESIDE = ['LICENSE', 'CHANGELOG.md', 'docs/install.md', 'docs/operating.md', 'deploy'];

/** Puts an artefact together: code, package.json with the packages that the server imports, and the lock cut down to them. */
export async function packageServer({ root, server, client, out }: PackageWish): Promise<{ packages: number }> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  await cp(server, path.join(out, 'dist/server'), { recursive: true });
  if (existsSync(client)) await cp(client, path.join(out, 'dist/client'), { recursive: true });
  for (const name of BESIDE) {
    const source = path.join(root, name);
    if (existsSync(source)) await cp(source, path.join(out, path.basename(name)), { recursive: true });
  }
  await writeManifest(root, server, out);
  return { packages: await cutLock(root, out) };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly engines: object;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Scripts that need nothing but the built server. */
const SCRIPTS = ['serve', 'backup', 'restore'];

async function writeManifest(root: string, server: string, out: string): Promise<void> {
  const own = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as Manifest;
  const { name, version, license, type, engines, scripts } = own;
  const dependencies = Object.fromEntries(
    [...(await importedPackages(server))].sort().map((imported) => {
      const pinned = own.dependencies[imported];
      if (pinned === undefined) throw new Error(`the server imports ${imported}, which is not among the dependencies`);
      return [imported, pinned];
    }),
  );
  const kept = Object.fromEntries(SCRIPTS.map((script) => [script, scripts[script]]));
  const manifest = { name, version, license, private: true, type, engines, scripts: kept, dependencies };
  await writeFile(path.join(out, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Names of the packages that built code imports. */
async function importedPackages(folder: string): Promise<Set<string>> {
  const names = new Set<string>();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith('.js')) continue;
    const code = await readFile(path.join(folder, file), 'utf8');
    for (const [, fixed, lazy] of code.matchAll(
      /^(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\)/gm,
    ))
      names.add(packageOf(fixed ?? lazy ?? ''));
  }
  for (const name of names) if (isNoPackage(name)) names.delete(name);
  return names;
}

function packageOf(imported: string): string {
  const parts = imported.split('/');
  return parts.slice(0, imported.startsWith('@') ? 2 : 1).join('/');
}

/** `tsx` is loaded only where the server runs from its sources. */
function isNoPackage(name: string): boolean {
  return (
    name === '' || name.startsWith('.') || name.startsWith('node:') || name === 'tsx' || builtinModules.includes(name)
  );
}

/** npm itself takes out of the lock what nobody needs any more; it asks no registry for that. */
async function cutLock(root: string, out: string): Promise<number> {
  await cp(path.join(root, 'package-lock.json'), path.join(out, 'package-lock.json'));
  const offline = ['--package-lock-only', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', ['install', ...offline], { cwd: out, stdio: 'inherit' });
  const lock = JSON.parse(await readFile(path.join(out, 'package-lock.json'), 'utf8')) as { packages: object };
  return Object.keys(lock.packages).length - 1;
}
