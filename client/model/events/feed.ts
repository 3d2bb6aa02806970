import { at } from '#client/model/facts/cell.ts';
import { hostName } from '#client/model/facts/names.ts';
import { type FeedLine, giverOf, type UiState } from '#client/model/state/ui-state.ts';
import { counted } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { eventSubject, eventText } from './event-text.ts';
import { eventTone, type Tone } from './event-tone.ts';
import { keepFeed, keptFeed } from './feed-store.ts';

/** Lines that a ui keeps: the history. */
const KEPT = 200;
/** More of one kind in one frame than this become one line: a host that dies must not push out why. */
const TOLD_EACH = 2;
const CROWDS: readonly SimEvent['type'][] = ['vmPlaced', 'vmTakenBack', 'vmLost', 'vmRestarted'];
/** An event joins a line that says the same when the line is younger than this, in seconds of the hall. Design value. */
const SAME_THING_S = 60;

/** Keeps the feed of this screen up to date until the returned function is called; begins with what this device was told before. */
export function followEvents(ui: UiState): () => void {
  ui.feed.value = keptFeed(ui.session);
  const stopWords = language.subscribe(() => tellAgain(ui));
  const stopEvents = ui.session.onEvents((events, tick) => {
    const world = ui.session.world.peek();
    if (!world) return;
    const before = ui.feed.peek();
    const lines = told(ui, world, events).reduce(withLine(world, tick), before);
    if (lines === before) return;
    ui.feed.value = lines.slice(0, KEPT);
    if (!ui.readOnly) keepFeed(ui.session, ui.feed.peek());
  });
  return () => {
    stopWords();
    stopEvents();
  };
}

/** Puts all that was told into the words of the present language. */
function tellAgain(ui: UiState): void {
  const world = ui.session.world.peek();
  if (world) ui.feed.value = ui.feed.peek().map((line) => retold(ui, { ...world, tick: line.tick }, line));
}

function retold(ui: UiState, then: OpenWorld, line: FeedLine): FeedLine {
  const texts = line.events.map((event) => eventText(then, ui.session.view.peek(), event));
  const [newest] = texts;
  if (newest === undefined) return line;
  if (line.crowd) return { ...line, text: t(`event.many.${line.crowd}`, { count: texts.length }), parts: texts };
  const text = textFor({ ...line, text: newest }, new Set(texts).size);
  return line.parts ? { ...line, text, parts: texts } : { ...line, text };
}

type NewLine = Omit<FeedLine, 'no' | 'tick'>;

/** Puts a line in front; one that says the same as a recent one takes that one along. */
function withLine(world: OpenWorld, tick: number) {
  return (lines: readonly FeedLine[], line: NewLine): readonly FeedLine[] => {
    const no = (lines[0]?.no ?? 0) + 1;
    const oldest = tick - SAME_THING_S / world.scenario.tickSeconds;
    const same = lines.find(({ group, tick: at }) => line.group !== undefined && group === line.group && at >= oldest);
    if (!same) return [{ ...line, no, tick }, ...lines];
    const parts = [line.text, ...(same.parts ?? [same.text])];
    return [
      { ...line, no, tick, text: textFor(line, new Set(parts).size), parts, events: [...line.events, ...same.events] },
      ...lines.filter((each) => each !== same),
    ];
  };
}

function told(ui: UiState, world: OpenWorld, events: readonly SimEvent[]): NewLine[] {
  const me = giverOf(ui);
  const loud = events.flatMap((event) => {
    const tone = eventTone(event, me);
    return tone ? [{ event, tone }] : [];
  });
  const crowded = CROWDS.filter((type) => loud.filter(({ event }) => event.type === type).length > TOLD_EACH);
  const crowds = crowded.map((type) => crowdLine(ui, world, type, loud));
  const single = loud.filter(({ event }) => !crowded.includes(event.type));
  return [...crowds, ...single.map(({ event, tone }) => lineOf(ui, world, event, tone))];
}

function lineOf(ui: UiState, world: OpenWorld, event: SimEvent, tone: Tone): NewLine {
  const text = eventText(world, ui.session.view.peek(), event);
  const line = { text, tone, subject: eventSubject(world, event), events: [event] };
  const group = groupOf(world, event);
  return group === undefined ? line : { ...line, group };
}

function crowdLine(
  ui: UiState,
  world: OpenWorld,
  type: SimEvent['type'],
  loud: readonly { event: SimEvent; tone: Tone }[],
): NewLine {
  const same = loud.filter(({ event }) => event.type === type);
  const parts = same.map(({ event }) => eventText(world, ui.session.view.peek(), event));
  const text = t(`event.many.${type}`, { count: same.length });
  const events = same.map(({ event }) => event);
  return { text, tone: same[0]?.tone ?? 'plain', subject: undefined, parts, events, crowd: type };
}

/** What events must share to be the same thing: a promise broken for the same reason on the same host. */
function groupOf(world: OpenWorld, event: SimEvent): string | undefined {
  if (event.type !== 'vmBreached') return undefined;
  return `vmBreached ${event.cause} ${at(world.vms.host, event.vm)}`;
}

/** One sentence for several events of a group; `vms` of them are about different VMs, and the same VM again is no other one. */
function textFor({ group, text }: Pick<NewLine, 'group' | 'text'>, vms: number): string {
  if (group === undefined || vms === 1) return text;
  const [type, cause, host] = group.split(' ');
  const words = { vms: counted('vms', vms), cause: t(`cause.${cause}.plain`) };
  if (Number(host) === NONE) return t(`event.group.${type}Nowhere`, words);
  return t(`event.group.${type}`, { ...words, where: hostName(Number(host)) });
}
