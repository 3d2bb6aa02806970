import { duration, number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import type { Format, Rules, TieBreak } from '#shared/tournament/rules.ts';
import type { Standing } from '#shared/tournament/standings.ts';

/** How a tournament is played, in one sentence. */
export function formatText(format: Format): string {
  const minutes = format.kind === 'arena' ? format.lengthS / 60 : 0;
  const values = format.kind === 'arena' ? { minutes, best: format.best } : { ...format };
  return t(`tournament.format.${formatKey(format)}`, values);
}

/** Formats whose sentence differs have a key of their own. */
function formatKey(format: Format): string {
  switch (format.kind) {
    case 'grandPrix':
    case 'arena':
      return `${format.kind}.${format.points}`;
    case 'roundRobin':
      return `${format.kind}.${format.legs}`;
    case 'elimination':
      return `${format.kind}.${format.losses}`;
    case 'swiss':
      return format.kind;
  }
}

/** Points of the table: of duels and places whole ones, composites with a decimal. */
export function pointsText({ format }: Rules, points: number): string {
  const composites = (format.kind === 'grandPrix' || format.kind === 'arena') && format.points === 'mean';
  return composites ? milliText(points) : number(points, points % 1 === 0 ? 0 : 1);
}

/** Thousandths of a point. */
export function milliText(milliPoints: number): string {
  return number(milliPoints / 1000, 1);
}

/** A value of a tie-break. Where less is better its value is negative. */
export function tieText(tie: TieBreak, value: number): string {
  switch (tie) {
    case 'promises':
    case 'bestComposite':
      return milliText(value);
    case 'badGold':
      return duration(-value);
    case 'sumOfPlaces':
      return number(-value);
    case 'headToHead':
    case 'buchholzCut1':
      return number(value, value % 1 === 0 ? 0 : 1);
  }
}

/** A place; those who are equal in everything share it, and it says so. */
export function placeText(row: Standing, table: readonly Standing[]): string {
  const shared = table.filter(({ place }) => place === row.place).length > 1;
  return shared ? t('tournament.placeShared', { place: row.place }) : String(row.place);
}

/** What an entry is called; nobody where nobody is known yet. */
export function entryName({ entries }: Pick<TournamentView, 'entries'>, no: number | undefined): string {
  const found = entries.find(({ entry }) => entry === no);
  if (!found) return '–';
  return found.name === '' ? t('tournament.erased', { no: found.entry + 1 }) : found.name;
}

/** Where a tournament stands. */
export function phaseText({ phase, round, rounds, held, leftS }: TournamentView): string {
  if (held) return t('tournament.phase.held');
  if (phase !== 'running') return t(`tournament.phase.${phase}`);
  const where =
    rounds === undefined ? t('tournament.phase.round', { round }) : t('tournament.phase.roundOf', { round, rounds });
  return leftS === undefined ? where : t('tournament.phase.withTime', { where, time: duration(leftS) });
}
