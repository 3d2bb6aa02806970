import { v7 as uuid } from 'uuid';
import type { CommandRefusal, CommandReply } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';

/** More commands than this do not wait for their answers: the next one is refused here. */
const PENDING_MAX = 64;

export interface CommandMessage {
  readonly id: string;
  readonly name: string;
  readonly args: unknown;
  /** Knowing that it is the order of another job. */
  readonly cover?: true;
}

/** A command to be given. */
interface Giving {
  readonly call: CommandCall;
  readonly cover: boolean;
}

interface Waiting {
  readonly call: CommandCall;
  readonly message: CommandMessage;
  readonly resolve: (reply: CommandReply) => void;
}

/** Commands given and not yet answered. Their ids let the server do each once, however often it is sent. */
export class PendingCommands {
  readonly #waiting = new Map<string, Waiting>();
  readonly #changed: (calls: readonly CommandCall[]) => void;

  /** `changed` is told what waits whenever that changes. */
  constructor(changed: (calls: readonly CommandCall[]) => void) {
    this.#changed = changed;
  }

  /** Takes a command in and hands its message to `emit`; resolves when `answer` is called for it. */
  add({ call, cover }: Giving, emit: (message: CommandMessage) => void): Promise<CommandReply> {
    if (this.#waiting.size >= PENDING_MAX)
      return Promise.resolve({ ok: false, refusal: { code: 'queueFull', limit: PENDING_MAX } });
    const message: CommandMessage = { id: uuid(), name: call.name, args: call.args, ...(cover && { cover }) };
    return new Promise((resolve) => {
      this.#waiting.set(message.id, { call, message, resolve });
      this.#tell();
      emit(message);
    });
  }

  answer(id: string, reply: CommandReply): void {
    this.#waiting.get(id)?.resolve(reply);
    this.#waiting.delete(id);
    this.#tell();
  }

  /** In the order they were given. */
  unanswered(): readonly CommandMessage[] {
    return [...this.#waiting.values()].map(({ message }) => message);
  }

  /** The session is over for good: nobody waits for ever. */
  refuseAll(refusal: CommandRefusal): void {
    for (const { resolve } of this.#waiting.values()) resolve({ ok: false, refusal });
    this.#waiting.clear();
    this.#tell();
  }

  #tell(): void {
    this.#changed([...this.#waiting.values()].map(({ call }) => call));
  }
}
