import type { StorageProblem } from './storage/bad-storage.ts';

/** The sentences that the operator reads at the start, in English: the only ones in the server. */

export function badSetting(name: string, typed: string, wanted: string): string {
  return `The setting ${name} is "${typed}", but it must be ${wanted}.`;
}

export function listening(url: string): string {
  return `Overcommit is ready: ${url}`;
}

export function hostKeyNotice(hostKey: string): string {
  return `Sessions can be hosted from this machine; from others with the host key ${hostKey}`;
}

export function cannotStart(reason: string): string {
  return `Overcommit cannot start: ${reason}`;
}

export function portTaken(port: number): string {
  return `port ${port} is in use; set PORT to another one.`;
}

export function clientMissing(folder: string): string {
  return `There is no built client in ${folder}; "npm run build" makes one.`;
}

/** What is wrong with the data folder; `detail` is what the system said. */
export function badStorage(problem: StorageProblem, folder: string, detail: string): string {
  return `${STORAGE[problem](folder)} (${detail})`;
}

const STORAGE: { readonly [P in StorageProblem]: (folder: string) => string } = {
  empty: (folder) =>
    `the database in ${folder} is an empty file, which this server never leaves behind. Restore a backup, or delete the file to begin without the old sessions.`,
  damaged: (folder) =>
    `the database in ${folder} is damaged or was cut short. Restore a backup, or move the file away to begin without the old sessions.`,
  newer: (folder) =>
    `the database in ${folder} was written by a later version of Overcommit. Start that version, or restore a backup that is older.`,
  full: (folder) => `nothing can be written to ${folder}: the disk is full, or it fails.`,
  noAccess: (folder) => `the files in ${folder} cannot be opened for reading and writing.`,
  locked: (folder) => `the database in ${folder} is locked by another process; end that process.`,
  lost: (folder) => `the database in ${folder} cannot be used.`,
};

export function folderInUse(folder: string): string {
  return `another server uses the folder ${folder}. Stop it, or set TAKE_OVER=1 to take its sessions over.`;
}

export function badKey(file: string, bytes: number, least: number): string {
  return `the key file ${file} holds ${bytes} bytes, but at least ${least} are needed. Restore it from a backup, or delete it: a new one is then made, and every token made with the old one ends.`;
}

export function backedUp(dataDir: string, into: string): string {
  return `${dataDir} is saved in ${into}: sessions, seats and keys. Whoever has this folder can take any seat in them; keep it private.`;
}

export function restored(dataDir: string, replacedIn: string | undefined): string {
  const before = replacedIn === undefined ? '' : ` What was there before is in ${dataDir}/${replacedIn}.`;
  return `The backup is in ${dataDir}; start the server.${before}`;
}

export function operatorUsage(): string {
  return 'the arguments are: none (starts the server), "backup [FOLDER]", "restore FOLDER [--replace]", or "account LOGIN [--admin]".';
}

export function accountGiven(login: string, password: string, isNew: boolean): string {
  const what = isNew
    ? `The account ${login} is made.`
    : `The account ${login} has another password, and is not locked.`;
  return `${what} Sign in with the password ${password} and change it: this is the only time that it is shown.`;
}

export function badLogin(login: string): string {
  return `"${login}" is no login: 3 to 64 lower-case letters, digits and . _ @ -, with a letter or digit at both ends.`;
}

/** Why a backup or a restore does not begin. */
export function badFolder(problem: 'exists' | 'noDatabase' | 'hasDatabase', folder: string): string {
  return FOLDERS[problem](folder);
}

const FOLDERS = {
  exists: (folder: string) => `${folder} is there already; name a new folder.`,
  noDatabase: (folder: string) => `${folder} holds no database of Overcommit.`,
  hasDatabase: (folder: string) =>
    `${folder} holds a database already. With --replace it is kept beside the restored one.`,
};
