import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { GuestMemory } from '#shared/inside/memory.ts';
import { type PageEvent, pageEvents } from '#shared/inside/memory-story.ts';
import { mib, seconds } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';

/** So many events are told. */
const MOST = 5;

/** What happened to the pages of a guest in the last moments, the newest first: found from the differences between them. */
export function PageCam({
  frames,
  guest,
  names,
  tickSeconds,
}: ViewProps<'memory'> & { guest: GuestMemory }): JSX.Element {
  const events = pageEvents(frames, guest.vm, MOST);
  const now = frames.at(-1)?.tick ?? 0;
  return (
    <section class="page-cam">
      <h3>{t('inside.memory.cam', { vm: names.vm(guest.vm) })}</h3>
      {events.length === 0 && <p class="small soft">{t('inside.memory.camStill')}</p>}
      <ol>
        {events.map((event) => (
          <li key={`${event.state} ${event.fromTick}`}>
            <span class={`page-dot part-${event.state}`} aria-hidden="true" />
            <span class="mono soft">{agoOf(event, now, tickSeconds)}</span>
            <span>{wordsOf(event)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function agoOf({ toTick }: PageEvent, now: number, tickSeconds: number): string {
  const ago = (now - toTick) * tickSeconds;
  return ago < tickSeconds / 2 ? t('inside.now') : t('inside.ago', { time: seconds(ago) });
}

function wordsOf({ state, mib: amount, by }: PageEvent): string {
  const what = t(amount > 0 ? `inside.memory.came.${state}` : `inside.memory.left.${state}`, {
    size: mib(Math.abs(amount)),
  });
  return by ? `${what} ${t(`inside.memory.camBy.${by}`)}` : what;
}
