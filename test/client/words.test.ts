import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GROUP_COMMANDS } from '#client/model/commands/group.ts';
import { VERBS } from '#client/model/commands/verbs.ts';
import { SILENT_EVENTS } from '#client/model/events/event-tone.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { COMMANDS, type CommandName } from '#shared/sim/commands/index.ts';
import { FAULTS } from '#shared/sim/disturbances/index.ts';
import {
  CAUSES,
  CPU_GENERATIONS,
  DOM0_STATES,
  FAILURE_REASONS,
  FORECAST_KINDS,
  GUESTS,
  HOST_STATES,
  HYPERVISORS,
  INCIDENT_KINDS,
  INCIDENT_STATES,
  IO_PATHS,
  MEMORY_STATES,
  MIGRATION_STATES,
  PAGING_MODES,
  SHARING_POLICIES,
  STATUSES,
  TECHNIQUES,
  TENANT_STATES,
  TIERS,
  VM_STATES,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import { TAX_PARTS } from '#shared/sim/virtualization/work-factor.ts';

type Words = { readonly [key: string]: string | Words };
const LANGUAGES = ['en', 'de'] as const;
const read = (file: string): Words => JSON.parse(readFileSync(`assets/lang/${file}`, 'utf8')) as Words;
const words = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    { ...read(`${language}.json`), ...read(`hall/${language}.json`), ...read(`debrief/${language}.json`) },
  ]),
);

/** The codes of a union of `{ code: '…' }` or `{ type: '…' }`, read from its source: types do not exist at run time. */
function codesIn(file: string, field: 'code' | 'type', from = ''): string[] {
  const text = readFileSync(file, 'utf8');
  const part = from === '' ? text : text.slice(text.indexOf(from), text.indexOf(';\n', text.indexOf(from)) + 200);
  return [...part.matchAll(new RegExp(`\\b${field}: '(\\w+)'`, 'g'))].map((match) => match[1]!);
}

const refusals = [
  ...codesIn('shared/sim/kernel/refusals.ts', 'code'),
  ...codesIn('shared/protocol/messages.ts', 'code', 'export type CommandRefusal'),
];
const events = [...readFileSync('shared/sim/kernel/events.ts', 'utf8').matchAll(/type: '(\w+)'([^}]*)}/g)].flatMap(
  ([, type, fields]) =>
    SILENT_EVENTS.includes(type!) ? [] : /\bon: boolean/.test(fields!) ? [`${type}On`, `${type}Off`] : [type!],
);
const policies = [
  ...new Set(
    readdirSync('shared/sim/commands', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(`shared/sim/commands/${name}`, 'utf8'))
      .flatMap((code) => [...code.matchAll(/policy: '(\w+)'/g)].map((match) => match[1]!)),
  ),
];
const archetypes = [...new Set(SCENARIOS.flatMap(({ tenants }) => tenants.map(({ archetype }) => archetype)))];
const models = [...new Set(SCENARIOS.flatMap(({ hostModels }) => hostModels.map(({ id }) => id)))];
/** What a player can give; an instructor's command has its words on the console. */
const commands = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].from !== 'instructor');
/** Commands that are switched on and off. */
const undone = commands.filter((name) => 'on' in COMMANDS[name].payload);
const fields = [...new Set(commands.flatMap((name) => Object.keys(COMMANDS[name].payload)))];

/** Every code that reaches a person, and under which keys its words are. */
const NEEDED: readonly (readonly [string, readonly string[]])[] = [
  ['refusal', refusals.map((code) => `refusal.${code}`)],
  ['event', events.map((type) => `event.${type}`)],
  ['cause', CAUSES.flatMap((cause) => ['badge', 'plain', 'why'].map((part) => `cause.${cause}.${part}`))],
  ['command', commands.flatMap((name) => [`verb.${name}.name`, `verb.${name}.effect`])],
  ['argument', fields.map((field) => `field.${field}`)],
  ['host on offer', ['placeVm', 'migrateLive', 'migrateCold'].map((name) => `verb.${name}.onHost`)],
  ['incident', INCIDENT_KINDS.map((kind) => `incident.${kind}`)],
  ['incident state', INCIDENT_STATES.map((state) => `incidentState.${state}`)],
  ['forecast', FORECAST_KINDS.flatMap((kind) => [`forecast.${kind}.name`, `forecast.${kind}.effect`])],
  ['failure', FAILURE_REASONS.map((reason) => `failure.${reason}`)],
  ['fault', FAULTS.flatMap((fault) => ['title', 'text'].map((part) => `instructor.fault.${fault}.${part}`))],
  ['undoing', undone.flatMap((name) => [`verb.${name}.undo`, `verb.${name}.undoEffect`])],
  ['question', VERBS.filter(({ final }) => final).map(({ command }) => `verb.${command}.confirm`)],
  ['policy', policies.map((policy) => `policy.${policy}`)],
  ['host state', HOST_STATES.map((state) => `hostState.${state}`)],
  ['VM state', VM_STATES.map((state) => `vmState.${state}`)],
  ['tenant state', TENANT_STATES.map((state) => `tenantState.${state}`)],
  ['migration state', MIGRATION_STATES.map((state) => `migrationState.${state}`)],
  ['memory state', MEMORY_STATES.map((state) => `memoryState.${state}`)],
  ['status', STATUSES.map((status) => `app.status.${status}`)],
  ['sharing', SHARING_POLICIES.map((policy) => `choice.policy.${policy}`)],
  ['tier', ['tierRule', ...TIERS.map((tier) => `tier.${tier}`)]],
  ['technique', TECHNIQUES.map((technique) => `technique.${technique}`)],
  ['workload', WORKLOADS.map((workload) => `workload.${workload}`)],
  ['guest', GUESTS.map((guest) => `guest.${guest}`)],
  ['processor', CPU_GENERATIONS.map((generation) => `generation.${generation}`)],
  ['hypervisor', HYPERVISORS.map((hypervisor) => `choice.hypervisor.${hypervisor}`)],
  ['choice of technique', TECHNIQUES.map((technique) => `choice.technique.${technique}`)],
  ['path to devices', IO_PATHS.map((path) => `choice.path.${path}`)],
  ['paging', PAGING_MODES.map((paging) => `choice.paging.${paging}`)],
  ['privileged guest', DOM0_STATES.map((state) => `dom0State.${state}`)],
  ['ring', ['0', '1', '3', 'root'].map((mode) => `mode.${mode}`)],
  ['part of a tax', TAX_PARTS.map((part) => `taxPart.${part}`)],
  ['tenant', archetypes.flatMap((archetype) => [`tenant.${archetype}.name`, `tenant.${archetype}.line`])],
  ['host model', models.map((model) => `model.${model}`)],
];

describe.each(LANGUAGES)('the words in %s', (language) => {
  it.each(NEEDED)('name every %s', (_, keys) => {
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !wordAt(words[language]!, key))).toEqual([]);
  });
});

describe('the two languages', () => {
  it('have the same keys', () => {
    expect(keysOf(words.de!)).toEqual(keysOf(words.en!));
  });

  it('fill in the same values in every sentence', () => {
    const differing = keysOf(words.en!).filter((key) => placeholders(words.en!, key) !== placeholders(words.de!, key));
    expect(differing).toEqual([]);
  });
});

describe('an event that nobody is told', () => {
  it.each(LANGUAGES)('has no words in %s', (language) => {
    expect(SILENT_EVENTS.filter((type) => wordAt(words[language]!, `event.${type}`))).toEqual([]);
  });
});

describe('every command of a player', () => {
  it('is a verb exactly once, so that a person can give it', () => {
    const verbs: readonly CommandName[] = VERBS.map(({ command }) => command);
    // Those of groups come with their plan: `place-all-form.tsx`, and the line that offers to undo it.
    expect([...verbs, ...GROUP_COMMANDS].sort()).toEqual([...commands].sort());
  });
});

function wordAt(from: Words, key: string): string | undefined {
  let at: string | Words | undefined = from;
  for (const part of key.split('.')) at = typeof at === 'object' && Object.hasOwn(at, part) ? at[part] : undefined;
  return typeof at === 'string' && at !== '' ? at : undefined;
}

function keysOf(from: Words, prefix = ''): string[] {
  return Object.entries(from)
    .flatMap(([key, value]) => (typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`)))
    .sort();
}

function placeholders(from: Words, key: string): string {
  const found = [...(wordAt(from, key) ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]!);
  return [...new Set(found)].sort().join(' ');
}
