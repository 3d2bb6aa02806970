import { isOfWorld } from '#shared/see/entry.ts';
import { entryOf } from '#shared/see/index.ts';
import { runSetting, settingWith } from '#shared/see/run.ts';
import type { SeeAsk, SeeTold } from './see-messages.ts';

/** Entry of the worker: runs the world of an entry from its start to its end. */

addEventListener('message', ({ data }: MessageEvent<SeeAsk>) => postMessage(answerTo(data)));

function answerTo({ no, entry: id, pulled }: SeeAsk): SeeTold {
  const entry = entryOf(id);
  if (!entry || !isOfWorld(entry)) return { no, failed: `no world ${id}` };
  try {
    return { no, run: runSetting(entry, settingWith(entry, pulled)) };
  } catch (error) {
    return { no, failed: String(error) };
  }
}
