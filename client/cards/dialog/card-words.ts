import { refusalText } from '#client/model/commands/refusal-text.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { CardCall, CardId } from '../card-call.ts';

/** Kind and name of a card: `fact`, `steal`. */
function partsOf(card: CardId): readonly [string, string] {
  const dot = card.indexOf('.');
  return [card.slice(0, dot), card.slice(dot + 1)];
}

/** Where a kind of card has its heading in the words of halls. */
const HEADINGS: Readonly<Record<string, (name: string) => string>> = {
  cause: (name) => `cause.${name}.plain`,
  verb: (name) => `verb.${name}.name`,
  fact: (name) => `fact.${name}`,
  axis: (name) => `score.axis.${name}`,
};

/** What a card is about, as the screen calls it. */
export function cardTitle(card: CardId): string {
  const [kind, name] = partsOf(card);
  const key = HEADINGS[kind]?.(name) ?? '';
  return capital(t(hasWords(key) ? key : `card.title.${hasWords(`card.title.${name}`) ? name : kind}`));
}

export function cardKind(card: CardId): string {
  return t(`card.kind.${partsOf(card)[0]}`);
}

/** What it is, in two sentences or so: what the hall says of it anyway, and what one should know beside that. */
export function cardText({ card, of, refusal }: CardCall): readonly string[] {
  const [kind, name] = partsOf(card);
  return [
    saidAnyway(kind, name),
    refusal && of ? refusalText(of.world, refusal) : '',
    t(`card.${kind}.${name}`),
  ].filter((sentence) => sentence !== '');
}

function saidAnyway(kind: string, name: string): string {
  const key = kind === 'cause' ? `cause.${name}.why` : kind === 'verb' ? `verb.${name}.effect` : '';
  return hasWords(key) ? t(key) : '';
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
