import { framesBetween } from '#shared/inside/frames.ts';
import type { TeamReplay } from '#shared/replay/team-replay.ts';
import { isOfWorld, type WorldEntry } from '#shared/see/entry.ts';
import { entryOf } from '#shared/see/index.ts';
import { replayOf, runSetting, settingWith } from '#shared/see/run.ts';
import type { SeeAsk, SeeTold } from './see-messages.ts';

/** The world that somebody looks into, and which one that is: levers make others of it. */
let looked: { readonly key: string; readonly replay: TeamReplay } | undefined;

/** Entry of the worker: runs the world of an entry from its start to its end. */

addEventListener('message', ({ data }: MessageEvent<SeeAsk>) => postMessage(answerTo(data)));

function answerTo({ no, entry: id, pulled, inside }: SeeAsk): SeeTold {
  const entry = entryOf(id);
  if (!entry || !isOfWorld(entry)) return { no, failed: `no world ${id}` };
  try {
    if (inside) return { no, frames: framesBetween(lookedInto(entry, pulled), inside) };
    return { no, run: runSetting(entry, settingWith(entry, pulled)) };
  } catch (error) {
    return { no, failed: String(error) };
  }
}

function lookedInto(entry: WorldEntry, pulled: readonly string[]): TeamReplay {
  const key = [entry.id, ...pulled].join(' ');
  if (looked?.key !== key) looked = { key, replay: replayOf(settingWith(entry, pulled)) };
  return looked.replay;
}
