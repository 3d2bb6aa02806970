import { hallSpeed, ownSecondsBetween } from '#client/model/state/speed.ts';
import {
  apart,
  celsius,
  counted,
  duration,
  mib,
  mibApart,
  moneyOfCents,
  number,
  percentOfPermille,
  watts,
} from '#client/words/formats.ts';
import { t, type WordValues } from '#client/words/words.ts';
import { dayAt, hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { datastoreName, hostName, type NamedWorld, tenantName, vmName } from './names.ts';

/** As much of a world as facts are told from. */
export type FactWorld = NamedWorld & Pick<OpenWorld, 'tick'>;

/**
 * The numbers of a refusal or an event as people read them: the field's name says what it is (`vm`, `needMib`,
 * `priceCents`), so every new code is formatted without code of its own.
 */
export function factsOf(world: FactWorld, facts: object): WordValues {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(facts)) {
    values[name] = factText(world, name, value);
    const noun = NOUNS[name];
    if (noun && typeof value === 'number') values[`${name}Counted`] = counted(noun, value);
  }
  return { ...values, ...textsApart(facts) };
}

/** What a number of things counts, by the name of its field; `vmsCounted` in a sentence is `1 VM` or `3 VMs`. */
const NOUNS: Readonly<Record<string, string>> = {
  vms: 'vms',
  maxVms: 'vms',
  vcpus: 'vcpus',
  maxVcpus: 'vcpus',
  cores: 'cores',
  needSlots: 'slots',
  rules: 'rules',
  snapshots: 'snapshots',
  copies: 'copies',
  limit: 'commands',
};

/** Units in which several amounts of one refusal or event are compared: what is needed beside what there is. */
const COMPARED: readonly { readonly unit: string; readonly write: (values: readonly number[]) => readonly string[] }[] =
  [
    { unit: 'Mib', write: (values) => mibApart(values.map((value) => Math.max(0, value))) },
    {
      unit: 'Cents',
      write: (values) =>
        apart(
          values,
          [0, 2].map((d) => (value) => moneyOfCents(value, d)),
        ),
    },
    {
      unit: 'Mhz',
      write: (values) =>
        apart(
          values,
          [1, 2, 3].map((d) => (value) => ghz(value, d)),
        ),
    },
    { unit: 'Ms', write: (values) => apart(values, [milliseconds, (value) => t('play.ms', { value: number(value) })]) },
    { unit: 'W', write: (values) => apart(values, [watts, (value) => `${number(value)}\u00a0W`]) },
  ];

/** The amounts of one unit, where there are several, so that unequal ones read unequal. */
function textsApart(facts: object): Record<string, string> {
  const texts: Record<string, string> = {};
  const amounts = Object.entries(facts).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  for (const { unit, write } of COMPARED) {
    const same = amounts.filter(([name]) => name.endsWith(unit));
    if (same.length < 2) continue;
    const written = write(same.map(([, value]) => value));
    same.forEach(([name], i) => {
      texts[name] = written[i] ?? '';
    });
  }
  return texts;
}

function factText(world: FactWorld, name: string, value: unknown): string {
  if (name === 'product') return t(`product.${value}`);
  if (name === 'job') return t(`job.${value}.name`);
  if (typeof value !== 'number') return String(value);
  const row = rowText(world, name, value);
  return row ?? quantityText(world, name, value);
}

function rowText(world: NamedWorld, name: string, row: number): string | undefined {
  switch (name) {
    case 'vm':
    case 'into':
    case 'source':
    case 'other':
      return vmName(world, row);
    case 'datastore':
      return datastoreName(row);
    case 'host':
    case 'from':
    case 'to':
      return hostName(row);
    case 'tenant':
      return tenantName(world, row);
    case 'rack':
      return row < 0 ? t('play.wholeRoom') : t('play.rackName', { no: row + 1 });
    default:
      return undefined;
  }
}

function quantityText(world: FactWorld, name: string, value: number): string {
  if (name.endsWith('Mib')) return mib(Math.max(0, value));
  if (name.endsWith('Cents') || name === 'cents') return moneyOfCents(value, 0);
  if (name.endsWith('W')) return watts(value);
  if (name === 'celsius') return celsius(value);
  if (name.endsWith('Mhz')) return ghz(value, 1);
  if (name.endsWith('Ms')) return milliseconds(value);
  if (name.endsWith('Permille')) return percentOfPermille(value);
  if (name.endsWith('Tick')) return waitText((value - world.tick) * world.scenario.tickSeconds);
  return number(value);
}

function ghz(mhz: number, decimals: number): string {
  return t('play.ghz', { value: number(mhz / 1000, decimals) });
}

/** `240 ms`, `1.8 s`. */
export function milliseconds(value: number): string {
  return value < 1000 ? t('play.ms', { value: number(value) }) : seconds(value / 1000);
}

/** Day and hour of business at a tick: `Day 1, 14:20`. */
export function clockText({ scenario }: Pick<OpenWorld, 'scenario'>, tick: number): string {
  const hour = hourAt(scenario, tick);
  const pad = (part: number): string => String(Math.floor(part)).padStart(2, '0');
  return `${t('play.day', { no: dayAt(scenario, tick) + 1 })}, ${pad(hour)}:${pad((hour % 1) * 60)}`;
}

/** Longer waits than this, in seconds, are written as minutes and seconds. */
const WAIT_IN_SECONDS = 120;

/**
 * How long a person waits for something that comes in so many seconds of the hall's time, at the present speed: `24 s`, `3:05 min`.
 * Everything that one may have to hurry for is told so; what machines take for themselves (`milliseconds`, `seconds`) is not.
 */
export function waitText(hallSeconds: number): string {
  return ownText(Math.ceil(Math.max(0, hallSeconds) / hallSpeed.value));
}

/** How long ago a tick was for a person, at the speeds that the hall has had since: `24 s`, `3:05 min`. */
export function passedText({ tick, scenario }: Pick<OpenWorld, 'tick' | 'scenario'>, sinceTick: number): string {
  return ownText(Math.round(ownSecondsBetween(sinceTick, tick, scenario.tickSeconds)));
}

function ownText(own: number): string {
  return own < WAIT_IN_SECONDS ? seconds(own) : t('play.minutes', { time: duration(own) });
}

/** `7.8 s`, `24 s`: seconds of the hall's time. */
export function seconds(value: number): string {
  const shown = Math.max(0, value);
  return t('play.seconds', { value: number(shown, shown < 10 && shown % 1 !== 0 ? 1 : 0) });
}
