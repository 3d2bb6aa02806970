import { markdownTable } from 'markdown-table';
import type { Guest } from '#shared/machine/guests/guest.ts';
import { GUESTS } from '#shared/machine/guests/index.ts';
import { FLAVOURS } from '#shared/machine/hardware/flavours.ts';
import { INSTRUCTIONS } from '#shared/machine/hardware/instructions.ts';
import { type InstructionClass, isSensitive, verdictOf } from '#shared/machine/theorem/classify.ts';
import { LINE_UP, LINE_UP_IDS, type LineUpId } from '#shared/machine/trial/line-up.ts';
import { cyclesPerRound, systemCallCycles, tryUnder } from '#shared/machine/trial/measures.ts';
import type { Requirements } from '#shared/machine/trial/requirements.ts';
import type { Trial } from '#shared/machine/trial/trial.ts';
import { setupOf } from '#shared/machine/vmm/setup.ts';
import { COLUMN_NAMES, END, INTRODUCTION, SECTIONS } from './page-words.ts';

/** The page of results: `docs/machine.md`. */
export function machinePage(): string {
  const trials = GUESTS.map((guest) => ({ guest, trials: trialsOf(guest) }));
  const parts = [
    INTRODUCTION,
    SECTIONS.verdict,
    verdictTable(),
    SECTIONS.classes,
    classTable(),
    SECTIONS.call,
    callTable(),
    SECTIONS.rounds,
    roundTable(),
    SECTIONS.requirements,
    requirementTable(trials),
    SECTIONS.exits,
    exitTable(trials),
    SECTIONS.shadow,
    shadowTable(),
    END,
  ];
  return `${parts.join('\n\n')}\n`;
}

type Trials = readonly { readonly id: LineUpId; readonly trial: Trial | undefined }[];
type AllTrials = readonly { readonly guest: Guest; readonly trials: Trials }[];

function trialsOf(guest: Guest): Trials {
  return LINE_UP_IDS.map((id) => ({ id, trial: tryUnder(guest, LINE_UP[id]) }));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return markdownTable([head, ...rows], { align: head.map((_, index) => (index === 0 ? 'l' : 'r')) });
}

function verdictTable(): string {
  const rows = Object.values(FLAVOURS).map((flavour) => {
    const { virtualizable, holes } = verdictOf(flavour);
    return [`\`${flavour.id}\``, virtualizable ? 'yes' : 'no', holes.length === 0 ? 'none' : holes.join(', ')];
  });
  return table(['processor', 'trapping is enough', 'sensitive and not privileged'], rows);
}

function classTable(): string {
  const [mainframe, holed] = [verdictOf(FLAVOURS.mainframe).classes, verdictOf(FLAVOURS.x86of1998).classes];
  const rows = holed.map((one, index) => {
    const row = INSTRUCTIONS[one.mnemonic];
    const standsFor = 'standsFor' in row ? row.standsFor : '';
    return [`\`${one.mnemonic}\``, className(one), trapText(mainframe[index]), trapText(one), standsFor];
  });
  return table(['instruction', 'class', 'mainframe', 'x86 of 1998', 'stands for'], rows);
}

function className(one: InstructionClass): string {
  if (!isSensitive(one)) return 'innocuous';
  return [one.controlSensitive ? 'control' : '', one.behaviourSensitive ? 'behaviour' : ''].filter(Boolean).join(', ');
}

function trapText(one: InstructionClass | undefined): string {
  if (one === undefined || one.privileged) return one === undefined ? '' : 'traps';
  return isSensitive(one) ? '**does not trap**' : '';
}

function callTable(): string {
  return table(
    ['technique', 'cycles'],
    LINE_UP_IDS.map((id) => [COLUMN_NAMES[id], number(systemCallCycles(LINE_UP[id]))]),
  );
}

function roundTable(): string {
  const rows = GUESTS.filter(({ rounds }) => rounds > 0).map((guest) => [
    `\`${guest.id}\``,
    ...LINE_UP_IDS.map((id) => (isFaithful(guest, id) ? number(cyclesPerRound(guest, LINE_UP[id])) : 'fails')),
  ]);
  return table(['guest', ...LINE_UP_IDS.map((id) => COLUMN_NAMES[id])], rows);
}

function isFaithful(guest: Guest, id: LineUpId): boolean {
  return tryUnder(guest, LINE_UP[id])?.requirements.equivalence.holds === true;
}

/** Whole numbers with a gap between thousands. */
function number(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ');
}

function requirementTable(all: AllTrials): string {
  const rows = all.map(({ guest, trials }) => [
    `\`${guest.id}\``,
    ...trials.map(({ trial }) => (trial === undefined ? 'closed' : requirementText(trial.requirements))),
  ]);
  return table(['guest', ...LINE_UP_IDS.map((id) => COLUMN_NAMES[id])], rows);
}

function requirementText({ equivalence, control, efficiency }: Requirements): string {
  const missing = [equivalence.holds ? '' : 'E', control.holds ? '' : 'C', efficiency.holds ? '' : 'F'].join('');
  return missing === '' ? 'all' : `not ${missing}`;
}

function exitTable(all: AllTrials): string {
  const rows = all.flatMap(({ guest, trials }) =>
    trials.flatMap(({ id, trial }) =>
      trial === undefined || id === 'bare' || id === 'interpretation' ? [] : [exitRow(guest, id, trial)],
    ),
  );
  return markdownTable([['guest', 'technique', 'exits'], ...rows]);
}

function exitRow(guest: Guest, id: LineUpId, { run }: Trial): string[] {
  const reasons = Object.entries(run.counts.exits).map(([reason, count]) => `${reason} ${count}`);
  return [`\`${guest.id}\``, COLUMN_NAMES[id], reasons.join(', ')];
}

function shadowTable(): string {
  const guests = GUESTS.filter(({ id }) => id === 'remapper' || id === 'forker');
  const rows = guests.flatMap((guest) =>
    (['shadow', 'lazyShadow', 'lazyShadowUnmapMissed'] as const).map((paging) => {
      const trial = tryUnder(guest, setupOf({ technique: 'trapAndEmulate', flavour: FLAVOURS.mainframe, paging }));
      const { hidden = 0, guest: own = 0, watched = 0 } = trial?.run.counts.faults ?? {};
      const first = trial?.requirements.equivalence.firstDifference;
      const text = first === undefined ? 'never' : `at step ${first.step}: ${first.mnemonic}, ${first.what}`;
      return [`\`${guest.id}\``, `\`${paging}\``, String(hidden), String(own), String(watched), text];
    }),
  );
  return table(
    ['guest', 'shadow tables', 'hidden faults', "guest's own", 'watched writes', 'reads a wrong frame'],
    rows,
  );
}
