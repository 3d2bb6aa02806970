import type { Player } from '#server/rooms/requests.ts';
import type { VmId } from '#shared/ids.ts';
import { JOB_OF_ORDER } from '#shared/jobs/orders.ts';
import type { Field, Payload } from '#shared/payload.ts';
import type { CrewRequest } from '#shared/protocol/crew.ts';
import type { Control } from '#shared/protocol/messages.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import { EXAMPLES } from '../../support/command-examples.ts';
import { aRoom, aStore, commandId, INSTRUCTOR_WHO, settled, type TestRoom } from '../a-room.ts';

/** Everything that somebody with a seat can ask to happen in a hall or in a team: every order, and what members say to each other. */
export type Row = { readonly name: string } & (
  | { readonly kind: 'order'; readonly call: CommandCall }
  | { readonly kind: 'crew'; readonly message: CrewRequest }
);

const CREW_ROWS: readonly { readonly name: string; readonly message: CrewRequest }[] = [
  { name: 'ping', message: { type: 'ping', ping: 'look', target: 'host', row: 0 } },
  { name: 'takeJob', message: { type: 'takeJob', job: 'business' } },
  { name: 'confirm', message: { type: 'confirm', key: 1 } },
  { name: 'decline', message: { type: 'decline', key: 1 } },
];

/** Orders with arguments that a hall prepared for them accepts, so that one that came through would do something. */
export const ROWS: readonly Row[] = [
  ...(Object.keys(COMMANDS) as CommandName[]).map((name): Row => {
    const args = EXAMPLES[name]?.[0]?.args ?? firstArgs(COMMANDS[name].payload);
    return { name, kind: 'order', call: { name, args } as unknown as CommandCall };
  }),
  ...CREW_ROWS.map(({ name, message }): Row => ({ name, kind: 'crew', message })),
];

/** The first of what each field may hold. */
function firstArgs(payload: Payload): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).map(([name, field]) => [name, firstValue(field)]));
}

function firstValue(field: Field): unknown {
  switch (field.kind) {
    case 'row':
      return 0;
    case 'int':
      return field.min;
    case 'flag':
      return true;
    case 'oneOf':
      return field.values[0];
    case 'pairs':
      return [[0, 0]];
  }
}

/** A way in which somebody may not ask. */
export interface Column {
  readonly id: string;
  /** As the page says it. */
  readonly title: string;
  readonly meaning: string;
  /** The room, who asks in it, and how. */
  open(): Promise<Asking>;
}

export interface Asking {
  readonly room: TestRoom;
  /** What the room says to a row; nothing where the column does not concern it. */
  ask(row: Row, no: number): Promise<string> | undefined;
}

/** What a second member is asked about: the first guest of the hall `sprint` pays from the start. */
const POWER_OFF: CommandCall = { name: 'powerOffVm', args: { vm: 0 as VmId } };

/** Two teams of three in a hall with jobs: the second gives no orders, and so shows what the first one's hall would be without any. */
async function aClass(wish: Parameters<typeof aRoom>[0] = {}) {
  const store = wish.store ?? (await aStore());
  const room = await aRoom({ capacity: 6, teams: 2, teamForming: 'assigned', twoKey: true, ...wish, store });
  await room.connect(INSTRUCTOR_WHO);
  const people: Player[] = [];
  for (let seat = 0; seat < 6; seat++) {
    people.push(await room.join());
    await room.control({ type: 'assign', seat, team: seat < 3 ? 0 : 1 });
  }
  return { room, people };
}

async function started(wish: Parameters<typeof aRoom>[0] = {}) {
  const its = await aClass(wish);
  await its.room.control({ type: 'start' });
  return its;
}

/** Asks as this seat, without holding any button. */
function as(room: TestRoom, who: Player): Asking {
  return {
    room,
    ask: async (row, no) => {
      const reply =
        row.kind === 'order' ? await room.command(who, row.call, commandId(no)) : await room.crew(who, row.message);
      if (reply.ok) return 'done';
      return 'refusal' in reply ? reply.refusal.code : reply.problem;
    },
  };
}

async function orderFor(room: TestRoom, who: Player, control: Control): Promise<string> {
  const reply = await room.control(control, who);
  return reply.ok ? 'done' : reply.problem;
}

/** Only what a column concerns. */
function only(asking: Asking, concerns: (row: Row) => boolean): Asking {
  return { room: asking.room, ask: (row, no) => (concerns(row) ? asking.ask(row, no) : undefined) };
}

const isOrder = (row: Row) => row.kind === 'order';

/** Seats of a team of three by their jobs, as they are dealt. */
const SEAT_OF = { capacity: 0, operations: 1, business: 2 } as const;

/** Somebody whose job an order is not; nobody for what belongs to no job. */
function anotherThan(people: readonly Player[], { call }: Extract<Row, { kind: 'order' }>): Player | undefined {
  const job = JOB_OF_ORDER[call.name];
  return job === 'anybody' ? undefined : people[(SEAT_OF[job] + 1) % 3];
}

export const COLUMNS: readonly Column[] = [
  {
    id: 'before',
    title: 'before the start',
    meaning: 'The session waits in its lobby.',
    async open() {
      const { room, people } = await aClass();
      return as(room, people[0]!);
    },
  },
  {
    id: 'wrongTeam',
    title: 'another team',
    meaning: 'A player names another team’s hall, as only an instructor may, or a key that is another team’s.',
    async open() {
      const { room, people } = await started();
      const who = people[0]!;
      // An order of the other team that waits for a second member.
      void room.command(people[3]!, POWER_OFF, commandId(0));
      await settled();
      return {
        room,
        ask: (row, no) => {
          if (row.kind === 'crew') return 'key' in row.message ? as(room, who).ask(row, no) : undefined;
          return orderFor(room, who, { type: 'order', team: 1, name: row.name, args: row.call.args });
        },
      };
    },
  },
  {
    id: 'wrongSeat',
    title: 'another’s seat',
    meaning: 'The seat has gone to somebody else since the token was made.',
    async open() {
      const { room, people } = await started();
      return as(room, { ...people[0]!, grant: 99 });
    },
  },
  {
    id: 'handsOff',
    title: 'hands off',
    meaning: 'The instructor has stopped the hall, and nobody may prepare anything.',
    async open() {
      const { room, people } = await started();
      await room.control({ type: 'pause', pause: 'handsOff' });
      return as(room, people[0]!);
    },
  },
  {
    id: 'benched',
    title: 'benched',
    meaning: 'The seat may only watch.',
    async open() {
      const { room, people } = await started();
      await room.control({ type: 'bench', seat: 0, benched: true });
      return as(room, people[0]!);
    },
  },
  {
    id: 'muted',
    title: 'muted',
    meaning: 'The seat may not point at anything. It plays on: its orders are not a matter of this.',
    async open() {
      const { room, people } = await started();
      await room.control({ type: 'mute', seat: 0, muted: true });
      return only(as(room, people[0]!), (row) => row.kind === 'crew' && row.message.type === 'ping');
    },
  },
  {
    id: 'kicked',
    title: 'kicked',
    meaning: 'The seat was taken away.',
    async open() {
      const { room, people } = await started();
      await room.control({ type: 'kick', seat: 0 });
      return as(room, people[0]!);
    },
  },
  {
    id: 'wrongJob',
    title: 'wrong job',
    meaning: 'The order of another job, whose button was not held. What belongs to no job is left out.',
    async open() {
      const { room, people } = await started({ jobs: 'choose' });
      return {
        room,
        ask: (row, no) => {
          const who = row.kind === 'order' ? anotherThan(people, row) : undefined;
          return who && as(room, who).ask(row, no);
        },
      };
    },
  },
  {
    id: 'locked',
    title: 'lesson step',
    meaning: 'The present step of the lesson forbids it.',
    async open() {
      const { room, people } = await started({ scenario: 'first-hall', seed: 'F1RST', lesson: 'a' });
      const step = { type: 'stepBegan', step: 2, lastsMs: 0, untilTick: 550, gives: false } as const;
      room.room.game.apply({ ...step, locked: Object.keys(COMMANDS) });
      room.room.game.apply({ type: 'resumed' });
      return only(as(room, people[0]!), isOrder);
    },
  },
  {
    id: 'over',
    title: 'after the end',
    meaning: 'The session is over.',
    async open() {
      const { room, people } = await started();
      await room.control({ type: 'end' });
      return as(room, people[0]!);
    },
  },
];
