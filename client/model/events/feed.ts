import { type Desk, type FeedLine, giverOf } from '#client/model/state/desk.ts';
import { t } from '#client/words/words.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { eventSubject, eventText } from './event-text.ts';
import { eventTone } from './event-tone.ts';

/** Lines that a desk keeps. */
const KEPT = 30;
/** More of one kind in one frame than this become one line: a host that dies must not push out why. */
const TOLD_EACH = 2;
const CROWDS: readonly SimEvent['type'][] = ['vmPlaced', 'vmLost', 'vmRestarted'];

/** Keeps the desk's feed up to date until the returned function is called. */
export function followEvents(desk: Desk): () => void {
  return desk.session.onEvents((events) => {
    const world = desk.session.world.peek();
    const fresh = world ? linesOf(desk, world, events) : [];
    if (fresh.length > 0) desk.feed.value = [...fresh.reverse(), ...desk.feed.peek()].slice(0, KEPT);
  });
}

function linesOf(desk: Desk, world: OpenWorld, events: readonly SimEvent[]): FeedLine[] {
  const me = giverOf(desk);
  const told = events.flatMap((event) => {
    const tone = eventTone(event, me);
    return tone ? [{ event, tone }] : [];
  });
  const crowded = CROWDS.filter((type) => told.filter(({ event }) => event.type === type).length > TOLD_EACH);
  let no = desk.feed.peek()[0]?.no ?? 0;
  const line = (words: Omit<FeedLine, 'no'>): FeedLine => ({ no: ++no, ...words });
  const crowds = crowded.map((type) => {
    const same = told.filter(({ event }) => event.type === type);
    return line({
      text: t(`event.many.${type}`, { count: same.length }),
      tone: same[0]?.tone ?? 'plain',
      subject: undefined,
    });
  });
  const single = told.filter(({ event }) => !crowded.includes(event.type));
  const text = (event: SimEvent) => eventText(world, desk.session.view.peek(), event);
  return [
    ...crowds,
    ...single.map(({ event, tone }) => line({ text: text(event), tone, subject: eventSubject(world, event) })),
  ];
}
