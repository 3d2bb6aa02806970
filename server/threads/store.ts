import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openEmbedded } from '../storage/embedded.ts';
import type { Journals } from '../storage/journals.ts';
import { sqlJournals } from '../storage/sql-journals.ts';
import type { FromStore, StoreThreadData, ToStore } from './wire.ts';

/**
 * The thread that writes. Everything that waits when the disk is free again is committed together: one transaction, one
 * sync, however many rooms ticked in the meantime.
 */

type Job = { readonly message: Exclude<ToStore, { type: 'newPort' }>; readonly port: Answering };
interface Answering {
  postMessage(message: FromStore): void;
}

const jobs: Job[] = [];
let wake: () => void = () => undefined;

if (parentPort) {
  listen(parentPort);
  const { file } = workerData as StoreThreadData;
  void openEmbedded(file).then((db) => work(sqlJournals(db, () => Date.now())));
}

function listen(port: MessagePort): void {
  port.on('message', (message: ToStore) => {
    if (message.type === 'newPort') return listen(message.port);
    jobs.push({ message, port });
    wake();
  });
}

async function work(journals: Journals): Promise<never> {
  for (;;) {
    if (jobs.length === 0) await somethingToDo();
    const group = takeGroup();
    await (group[0]?.message.type === 'append' ? appendGroup(journals, group) : single(journals, group[0]));
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

async function appendGroup(journals: Journals, group: readonly Job[]): Promise<void> {
  const appends = group.flatMap(({ message }) => (message.type === 'append' ? [message.append] : []));
  try {
    const results = await journals.append(appends);
    group.forEach(({ message, port }, i) => {
      port.postMessage({ ticket: message.ticket, ok: true, value: results[i] });
    });
  } catch (problem) {
    for (const { message, port } of group)
      port.postMessage({ ticket: message.ticket, ok: false, problem: String(problem) });
  }
}

async function single(journals: Journals, job: Job | undefined): Promise<void> {
  if (!job) return;
  const { message, port } = job;
  try {
    port.postMessage({ ticket: message.ticket, ok: true, value: await carryOut(journals, message) });
  } catch (problem) {
    port.postMessage({ ticket: message.ticket, ok: false, problem: String(problem) });
  }
}

async function carryOut(journals: Journals, message: Job['message']) {
  switch (message.type) {
    case 'create':
      return void (await journals.create(message.header));
    case 'snapshot':
      return void (await journals.saveSnapshot(message.room, message.epoch, message.snapshot));
    case 'end':
      return void (await journals.end(message.room, message.epoch, message.how));
    case 'takeOver':
      return journals.takeOver();
    case 'forget':
      return journals.forget(message.beforeMs);
    case 'close':
      return void (await journals.close());
    case 'append':
      return (await journals.append([message.append]))[0];
  }
}
