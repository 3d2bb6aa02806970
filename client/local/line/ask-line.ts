import type { Port } from './port.ts';

/** Questions by their type, each with what is asked and what is answered. */
export type Asks<A> = { readonly [T in keyof A]: { readonly ask: object; readonly answer: unknown } };

/** A question on its way: its number comes back with the answer. */
export type AskOf<A extends Asks<A>> = {
  readonly [T in keyof A & string]: { readonly no: number; readonly type: T } & A[T]['ask'];
}[keyof A & string];

/** An answer, or why there is none. */
export type AnswerOf<A extends Asks<A>> =
  | { readonly type: 'answer'; readonly no: number; readonly answer: A[keyof A]['answer'] }
  | { readonly type: 'failed'; readonly no: number; readonly message: string };

interface Waiting {
  readonly answer: (answer: never) => void;
  readonly fail: (reason: Error) => void;
}

/** The page's side of a worker that answers questions (`A`) and tells things unasked (`Told`). */
export class AskLine<A extends Asks<A>, Told extends { readonly type: string }> {
  readonly #port: Port;
  readonly #told: (told: Told) => void;
  readonly #waiting = new Map<number, Waiting>();
  #no = 0;

  /** `broken` is called when the far end breaks; what was asked has failed then. */
  constructor(port: Port, told: (told: Told) => void, broken: () => void = () => undefined) {
    this.#port = port;
    this.#told = told;
    port.listen(
      (message) => this.#hear(message as AnswerOf<A> | Told),
      (why) => {
        this.#failAll(why);
        broken();
      },
    );
  }

  ask<T extends keyof A & string>(type: T, ask: A[T]['ask']): Promise<A[T]['answer']> {
    const no = ++this.#no;
    return new Promise((answer, fail) => {
      this.#waiting.set(no, { answer, fail });
      this.#port.post({ ...ask, no, type });
    });
  }

  /** Ends the far end; what was asked is not answered any more. */
  close(): void {
    this.#port.close();
    this.#waiting.clear();
  }

  #hear(message: AnswerOf<A> | Told): void {
    if (!('no' in message)) {
      this.#told(message as Told);
      return;
    }
    const waiting = this.#waiting.get(message.no);
    this.#waiting.delete(message.no);
    if (message.type === 'answer') waiting?.answer(message.answer as never);
    else waiting?.fail(new Error((message as { readonly message: string }).message));
  }

  #failAll(message: string): void {
    for (const { fail } of this.#waiting.values()) fail(new Error(message));
    this.#waiting.clear();
  }
}
