/** People who may wait at a session's door; one more takes the place of who came first. Design value. */
const WAITING_MAX = 100;
/** Whoever has not asked again for so long has gone. */
const GONE_MS = 10_000;
/** When a page that waits asks again. Design values. */
export const ASK_AGAIN_S = 2;

interface Newcomer {
  readonly no: number;
  readonly device: string;
  readonly name: string;
  seenMs: number;
  letIn: boolean;
}

/** People at the door of a session whose instructor lets everybody in by name. Not journaled: after a restart they ask again. */
export class WaitingRoom {
  #people: Newcomer[] = [];
  #next = 1;
  #changed = false;

  /** Whoever waits under a device, or nobody. */
  of(device: string): Readonly<Newcomer> | undefined {
    return this.#people.find((person) => person.device === device);
  }

  /** Somebody asks, for the first time or again. */
  ask(device: string, name: string, nowMs: number): void {
    const known = this.#people.find((person) => person.device === device);
    if (known) {
      known.seenMs = nowMs;
      return;
    }
    if (this.#people.length >= WAITING_MAX) this.#people.shift();
    this.#people.push({ no: this.#next++, device, name, seenMs: nowMs, letIn: false });
    this.#changed = true;
  }

  /** The instructor lets somebody in; −1 = everybody. Answers whether there was anybody. */
  letIn(no: number): boolean {
    const chosen = this.#people.filter((person) => !person.letIn && (no < 0 || person.no === no));
    for (const person of chosen) person.letIn = true;
    this.#changed ||= chosen.length > 0;
    return chosen.length > 0;
  }

  /** Somebody waits no more; answers who it was. */
  remove(no: number): Readonly<Newcomer> | undefined {
    const person = this.#people.find((other) => other.no === no);
    if (person) this.#keep((other) => other !== person);
    return person;
  }

  /** Somebody has a seat now. */
  seated(device: string): void {
    this.#keep((person) => person.device !== device);
  }

  clear(): void {
    this.#keep(() => false);
  }

  /** Lets go of whoever has gone; answers whether the list has changed since it was asked last. */
  tidy(nowMs: number): boolean {
    this.#keep((person) => nowMs - person.seenMs <= GONE_MS);
    const changed = this.#changed;
    this.#changed = false;
    return changed;
  }

  /** Who waits for an answer, first come first. */
  list(): readonly { readonly no: number; readonly name: string }[] {
    return this.#people.filter(({ letIn }) => !letIn).map(({ no, name }) => ({ no, name }));
  }

  isNameTaken(isSame: (name: string) => boolean, device: string): boolean {
    return this.#people.some((person) => person.device !== device && isSame(person.name));
  }

  #keep(wanted: (person: Newcomer) => boolean): void {
    const kept = this.#people.filter(wanted);
    this.#changed ||= kept.length < this.#people.length;
    this.#people = kept;
  }
}
