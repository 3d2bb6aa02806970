import { MOVES } from '#client/model/facts/causes.ts';
import { number } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import type { OtherReason } from '#shared/score/index.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { RoomThen } from './room-then.ts';
import { type LossAbout, shownSteps, shownTenths, type WaterfallStep } from './waterfall-steps.ts';

/** What cost a team the most, in words, and where to look. */
export interface LargestLoss {
  /** Key of the bar in which it weighs most. */
  readonly step: string;
  /** Key of its part of that bar. */
  readonly part: string;
  /** What it was and what it cost. */
  readonly what: string;
  /** On which axes it cost how much; empty if on one only. */
  readonly spread: string;
  /** Whom it hit most and when; empty if nobody in particular. */
  readonly whom: string;
  /** Why such a thing happens. */
  readonly why: string;
  /** Which orders would have helped; empty if none of the hall does. */
  readonly help: string;
  /** First tick of the line that weighs most, and what it is about. */
  readonly tick?: number;
  readonly about?: LossAbout;
}

/** Orders that help against what is no lost service; the likeliest first. */
const HELP: { readonly [R in OtherReason]: readonly CommandName[] } = {
  idleCapacity: ['acceptContract', 'setOvercommit', 'sleepHost', 'setMaintenance'],
  idlePower: ['sleepHost', 'setMaintenance', 'setOvercommit', 'setCooling'],
  lessBusiness: ['acceptContract', 'setOvercommit', 'sellHost'],
  wrongPredictions: [],
};
/** More orders than this are no advice. */
const HELP_MOST = 3;

/** All parts of one reason, over every bar. */
export interface LossGroup {
  readonly reason: Cause | OtherReason;
  /** Whether service was lost by it; else something was not done. */
  readonly isCause: boolean;
  /** Below 0. */
  readonly milliPoints: number;
  readonly parts: readonly Part[];
}

/** A part of a bar, with what it is shown as there, in tenths of a point. */
interface Part {
  readonly part: WaterfallStep;
  readonly step: string;
  readonly axis: string;
  readonly shown: number;
}

/** The reason for which the most points are missing, over all axes and customers. Nothing if no point is missing. */
export function largestLoss(
  steps: readonly WaterfallStep[],
  orders: readonly string[] | undefined,
  hadRoom: RoomThen = () => false,
): LargestLoss | undefined {
  const worst = least(lossGroups(steps), ({ milliPoints }) => milliPoints);
  return worst && lossOf(worst, orders, hadRoom);
}

/** What points are missing for, each reason once, over all axes and customers. */
export function lossGroups(steps: readonly WaterfallStep[]): readonly LossGroup[] {
  const parts = partsOf(steps);
  const reasons = [...new Set(parts.map(({ part }) => reasonOf(part)))].filter((reason) => reason !== undefined);
  return reasons.map((reason) => {
    const own = parts.filter(({ part }) => reasonOf(part) === reason);
    const milliPoints = own.reduce((sum, { part }) => sum + part.milliPoints, 0);
    return { reason, parts: own, milliPoints, isCause: own.some(({ part }) => part.cause !== undefined) };
  });
}

/** All parts of all bars, each shown as in its bar: the same loss is the same figure everywhere. */
function partsOf(steps: readonly WaterfallStep[]): readonly Part[] {
  const shown = shownSteps(steps);
  return steps.flatMap(({ key, label, parts = [] }, i) => {
    const changes = shownTenths(parts, shown[i] ?? 0);
    return parts.map((part, j) => ({ part, step: key, axis: label, shown: changes[j] ?? 0 }));
  });
}

function reasonOf({ cause, reason }: WaterfallStep): LossGroup['reason'] | undefined {
  return cause ?? reason;
}

/** The one with the lowest value; the first of equal ones. */
function least<T>(all: readonly T[], weigh: (each: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (lowest, each) => (lowest === undefined || weigh(each) < weigh(lowest) ? each : lowest),
    undefined,
  );
}

/** The line of a customer in which most of a group was lost; nothing where no service was lost. */
export function worstLine({ parts }: LossGroup): WaterfallStep | undefined {
  return least(
    parts.flatMap(({ part }) => part.parts ?? []),
    ({ milliPoints }) => milliPoints,
  );
}

function lossOf(group: LossGroup, orders: readonly string[] | undefined, hadRoom: RoomThen): LargestLoss {
  const { parts } = group;
  const worst = least(parts, ({ part }) => part.milliPoints);
  const line = worstLine({ ...group, parts: worst ? [worst] : [] });
  const { name, why } = reasonWords(group);
  const tick = line?.fromTick;
  return {
    step: worst?.step ?? '',
    part: worst?.part.key ?? '',
    what: t('debrief.loss.what', {
      what: name,
      points: pointsOfTenths(parts.reduce((sum, { shown }) => sum + shown, 0)),
    }),
    spread: spreadText(parts),
    whom: line?.where ?? '',
    why,
    help: helpAgainst(group, line, orders, hadRoom),
    ...(tick !== undefined && { tick }),
    ...(line && aboutOf(line)),
  };
}

/** Whom a line is about, and by what it was lost; nothing where it is about nobody. */
export function aboutOf({ tenant, cause }: WaterfallStep): { readonly about?: LossAbout } {
  return tenant === undefined || cause === undefined ? {} : { about: { tenant, cause } };
}

/** What a reason is called, and why such a thing happens. */
export function reasonWords({ reason, isCause }: LossGroup): { readonly name: string; readonly why: string } {
  if (isCause) return { name: t(`cause.${reason}.plain`), why: t(`cause.${reason}.why`) };
  return { name: t(`debrief.reason.${reason}.name`), why: t(`debrief.reason.${reason}.why`) };
}

/** Orders of a hall that help against a loss. Who had no host is placed first, if one had room then; else room is made. */
export function helpAgainst(
  { reason, isCause }: LossGroup,
  line: WaterfallStep | undefined,
  orders: readonly string[] | undefined,
  hadRoom: RoomThen,
): string {
  const commands = (isCause ? MOVES[reason as Cause] : HELP[reason as OtherReason]) ?? [];
  if (!commands.includes('placeVm')) return helpText(commands, orders);
  const { tenant, fromTick, toTick } = line ?? {};
  const room =
    tenant !== undefined && fromTick !== undefined && toTick !== undefined && hadRoom(tenant, fromTick, toTick);
  const fitting = commands.filter((command) => (command === 'placeVm') === room);
  const canPlace = orders?.includes('placeVm') ?? true;
  return room && canPlace ? t('debrief.loss.placeFirst', { order: orderName('placeVm') }) : helpText(fitting, orders);
}

/** `13.9 in Promises kept and 4.2 in Profit`, the most first. */
function spreadText(parts: LossGroup['parts']): string {
  if (parts.length < 2) return '';
  const sorted = [...parts].sort((a, b) => a.part.milliPoints - b.part.milliPoints);
  const told = sorted.map(({ axis, shown }) => t('debrief.loss.part', { points: pointsOfTenths(shown), axis }));
  return t('debrief.loss.spread', { parts: new Intl.ListFormat(language.value || 'en').format(told) });
}

/** What was lost, as people read it: `13.9`. */
function pointsOfTenths(tenths: number): string {
  return number(Math.abs(tenths) / 10, 1);
}

/** Orders of this hall that help, in words; empty if there are none. */
function helpText(commands: readonly CommandName[], orders: readonly string[] | undefined): string {
  const given = commands.filter((name) => orders === undefined || orders.includes(name)).slice(0, HELP_MOST);
  if (given.length === 0) return '';
  const names = given.map(orderName);
  const list = new Intl.ListFormat(language.value || 'en', { type: 'disjunction' }).format(names);
  return t('debrief.loss.help', { orders: list });
}

function orderName(command: CommandName): string {
  return t('debrief.quoted', { text: t(`verb.${command}.name`) });
}
