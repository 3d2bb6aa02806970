import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { callRegistry, type Registry } from '../accounts/registry.ts';
import { storageProblemOf } from '../storage/bad-storage.ts';
import { openEmbedded } from '../storage/embedded.ts';
import type { Journals } from '../storage/journals.ts';
import { sqlJournals } from '../storage/sql-journals.ts';
import { sqlRegistry } from '../storage/sql-registry.ts';
import type { TournamentJournals } from '../storage/tournaments.ts';
import type { FromStore, StoreNews, StoreThreadData, ToStore } from './wire.ts';

/**
 * The thread that writes. Everything that waits when the disk is free again is committed together: one transaction, one
 * sync, however many rooms ticked in the meantime.
 */

type Message = Exclude<ToStore, { type: 'newPort' }>;
interface Job {
  readonly message: Message;
  readonly port: Answering;
}
interface Answering {
  postMessage(message: FromStore): void;
}

/** How often it says that it is not stuck, and looks whether another server has taken the file over. */
const BEAT_MS = 1000;

const jobs: Job[] = [];
let wake: () => void = () => undefined;

if (parentPort) void run(parentPort, (workerData as StoreThreadData).file);

async function run(front: MessagePort, file: string): Promise<void> {
  const tell = (news: StoreNews) => front.postMessage(news);
  listen(front);
  try {
    const embedded = await openEmbedded(file);
    const journals = sqlJournals(embedded, Date.now);
    tell({ type: 'opened' });
    setInterval(() => void beat(journals, tell), BEAT_MS);
    await work(journals, sqlRegistry(embedded, Date.now));
  } catch (problem) {
    tell({ type: 'notOpened', ...said(problem) });
  }
}

function listen(port: MessagePort): void {
  port.on('message', (message: ToStore) => {
    if (message.type === 'newPort') return listen(message.port);
    jobs.push({ message, port });
    wake();
  });
}

/** A file that cannot be read just now says nothing about who owns it. */
async function beat(journals: Journals & TournamentJournals, tell: (news: StoreNews) => void): Promise<void> {
  tell({ type: 'beat' });
  const owned = await journals.stillOwned().catch(() => true);
  if (!owned) tell({ type: 'fenced' });
}

async function work(journals: Journals & TournamentJournals, registry: Registry): Promise<never> {
  for (;;) {
    if (jobs.length === 0) await somethingToDo();
    const group = takeGroup();
    await (group[0]?.message.type === 'append' ? appendGroup(journals, group) : single(journals, registry, group[0]));
  }
}

function somethingToDo(): Promise<void> {
  return new Promise((resolve) => {
    wake = resolve;
  });
}

/** The appends at the head of the queue, or its first other job. */
function takeGroup(): Job[] {
  const end = jobs.findIndex(({ message }) => message.type !== 'append');
  return jobs.splice(0, end < 0 ? jobs.length : Math.max(1, end));
}

async function appendGroup(journals: Journals & TournamentJournals, group: readonly Job[]): Promise<void> {
  const appends = group.flatMap(({ message }) => (message.type === 'append' ? [message.append] : []));
  try {
    const results = await journals.append(appends);
    group.forEach(({ message, port }, i) => {
      port.postMessage({ ticket: message.ticket, ok: true, value: results[i] });
    });
  } catch (problem) {
    for (const { message, port } of group) port.postMessage({ ticket: message.ticket, ok: false, ...said(problem) });
  }
}

async function single(
  journals: Journals & TournamentJournals,
  registry: Registry,
  job: Job | undefined,
): Promise<void> {
  if (!job) return;
  const { message, port } = job;
  try {
    const value = await (message.type === 'registry'
      ? callRegistry(registry, message.call)
      : carryOut(journals, message));
    port.postMessage({ ticket: message.ticket, ok: true, value });
  } catch (problem) {
    port.postMessage({ ticket: message.ticket, ok: false, ...said(problem) });
  }
}

function said(problem: unknown) {
  const { problem: kind, message } = storageProblemOf(problem);
  return { problem: kind, detail: message };
}

async function carryOut(journals: Journals & TournamentJournals, message: Exclude<Message, { type: 'registry' }>) {
  switch (message.type) {
    case 'create':
      return journals.create(message.header);
    case 'snapshot':
      return void (await journals.saveSnapshot(message.room, message.epoch, message.snapshot));
    case 'end':
      return void (await journals.end(message.room, message.epoch, message.how));
    case 'takeOver':
      return journals.takeOver();
    case 'before':
      return journals.before(message.room, message.snapshot);
    case 'read':
      return journals.read(message.room, message.after);
    case 'endedClasses':
      return journals.endedClasses(message.most);
    case 'newestSnapshot':
      return journals.newestSnapshot(message.room);
    case 'forget':
      return journals.forget(message.retentionMs);
    case 'close':
      return void (await journals.close());
    case 'createTournament':
      return journals.createTournament(message.code, message.header);
    case 'appendTournament':
      return journals.appendTournament(message.code, message.seq, message.lines);
    case 'closeTournament':
      return journals.closeTournament(message.code, message.told);
    case 'tournaments':
      return journals.tournaments();
    case 'tournamentExport':
      return journals.tournamentExport(message.code);
    case 'append':
      return (await journals.append([message.append]))[0];
  }
}
