import { HOST_CONDITIONS, HOST_OPERATIONS, VM_CONDITIONS, VM_OPERATIONS } from '#shared/sim/capabilities/index.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { COMMAND_PARTS, type Part } from '#shared/sim/commands/operations.ts';

type Rules = { readonly [condition: string]: string | undefined };

const INTRO = `# Capabilities

What can be done with a VM or a host depends on what it is and has. Each such condition is asked in one way, and each rule stands in one table.

**[CAP-1]** Every command asks the table before anything else, and every system that does the same by itself (evacuation, balancer, HA, autoscaling) asks it too:
a cell names the reason for which a command is refused in a condition, an empty cell means that the condition is no obstacle. Of several reasons the first from the left is told.
What depends on numbers (room, cycles, power, money) is checked after it.

**[CAP-2]** This page is written from the tables in \`shared/sim/capabilities\` by \`npm run capabilities\`.

**[CAP-3]** A device that is handed to a guest keeps state that nobody can read or write: such a guest cannot be paused, suspended, snapshotted with its memory, taken back to an
image of its memory, or moved with its state, and its memory is locked ([MEM-18]). It can be shut down and moved cold.

A program of the host (container, Java machine) has no kernel of its own for a balloon driver. A guest whose kernel hangs moves no balloon, takes no new name and no new hardware.
`;

/** The page of the table of capabilities, as Markdown. */
export function capabilityPage(): string {
  const vmRows = rowsOf('vms', VM_OPERATIONS);
  const hostRows = rowsOf('hosts', HOST_OPERATIONS);
  const others = (Object.keys(COMMAND_PARTS) as CommandName[]).filter((name) => COMMAND_PARTS[name].length === 0);
  return [
    INTRO,
    '## Commands and the VM that they name\n',
    table(Object.keys(VM_CONDITIONS), vmRows),
    '\n## Commands and the host that they name\n',
    table(Object.keys(HOST_CONDITIONS), hostRows),
    '\n## Commands that name neither, or only a place\n',
    `${others.map((name) => `\`${name}\``).join(', ')}.\n`,
  ].join('\n');
}

interface Row {
  readonly name: string;
  readonly rules: Rules;
}

function rowsOf(wanted: Part['table'], operations: { readonly [operation: string]: Rules }): Row[] {
  return (Object.keys(COMMAND_PARTS) as CommandName[]).flatMap((name) =>
    COMMAND_PARTS[name]
      .filter(({ table: of }) => of === wanted)
      .flatMap((part) =>
        variantsOf(name, part).map((variant) => ({ name: variant.name, rules: operations[variant.operation] ?? {} })),
      ),
  );
}

/** A command that does one of two things has two rows. */
function variantsOf(name: CommandName, part: Part): readonly { readonly name: string; readonly operation: string }[] {
  const usual = part.field === 'vm' || part.field === 'host';
  const called = usual ? `\`${name}\`` : `\`${name}\`, ${part.field}`;
  if (part.table === 'hosts' || part.unless === undefined) return [{ name: called, operation: part.operation }];
  return [
    { name: `${called}, ${part.unless.flag}`, operation: part.operation },
    { name: `${called}, not ${part.unless.flag}`, operation: part.unless.operation },
  ];
}

function table(conditions: readonly string[], rows: readonly Row[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['command', ...conditions]),
    line(['---', ...conditions.map(() => '---')]),
    ...rows.map(({ name, rules }) => line([name, ...conditions.map((condition) => rules[condition] ?? '')])),
  ].join('\n');
}
