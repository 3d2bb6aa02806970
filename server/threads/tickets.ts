/** Pairs replies that arrive later with the requests that wait for them. */
export class Tickets<Reply> {
  readonly #waiting = new Map<number, { resolve: (reply: Reply) => void; reject: (problem: Error) => void }>();
  #next = 1;

  /** A new ticket and the reply to come. */
  issue(): { ticket: number; reply: Promise<Reply> } {
    const ticket = this.#next++;
    const reply = new Promise<Reply>((resolve, reject) => this.#waiting.set(ticket, { resolve, reject }));
    return { ticket, reply };
  }

  resolve(ticket: number, reply: Reply): void {
    this.#waiting.get(ticket)?.resolve(reply);
    this.#waiting.delete(ticket);
  }

  reject(ticket: number, problem: Error): void {
    this.#waiting.get(ticket)?.reject(problem);
    this.#waiting.delete(ticket);
  }

  /** The other side is gone. */
  rejectAll(problem: Error): void {
    for (const ticket of [...this.#waiting.keys()]) this.reject(ticket, problem);
  }

  get length(): number {
    return this.#waiting.size;
  }
}
