import { arenaPairs } from '#shared/tournament/formats/arena.ts';
import { nextRound } from '#shared/tournament/next-round.ts';
import { activeEntries, isRoundOver, type Match, type Round } from '#shared/tournament/state.ts';
import { TournamentBook, TournamentFenced } from './book.ts';
import type { TournamentDeps } from './deps.ts';
import type { TournamentHeader } from './entries.ts';
import { MatchDriver } from './match-driver.ts';
import { sealedRound } from './next-lines.ts';
import { Presence } from './presence.ts';

/** One tournament: pairs rounds, lets their matches be played, and closes when nothing is left. */
export class LiveTournament {
  readonly book: TournamentBook;
  readonly presence: Presence;
  readonly driver: MatchDriver;
  readonly #deps: TournamentDeps;
  /** When the last round was over, as far as this process has seen. */
  #roundOverMs: number | undefined;
  #busy = false;
  #fenced = false;
  #tidied = false;

  constructor(header: TournamentHeader, deps: TournamentDeps, stored: readonly string[] = []) {
    this.book = new TournamentBook(header, deps.front.store, deps.wallMs, stored);
    this.presence = new Presence(() => deps.timer.now());
    this.driver = new MatchDriver(this.book, this.presence, deps);
    this.#deps = deps;
  }

  get openMatches(): readonly Match[] {
    return this.book.state.matches.filter(({ state }) => state === 'open');
  }

  /** The match that an entry has to play now. */
  matchOf(entry: number): Match | undefined {
    return this.openMatches.find(({ entries }) => entries.includes(entry));
  }

  /** s until the next round, or until an arena pairs nobody any more; nothing while neither comes. */
  get leftS(): number | undefined {
    const { rules, settings } = this.book.header;
    if (this.book.begunMs === undefined || this.book.state.closed) return undefined;
    if (rules.format.kind === 'arena') return Math.max(0, Math.ceil(this.#arenaLeftMs / 1000));
    if (this.#roundOverMs === undefined) return undefined;
    return Math.max(0, Math.ceil((this.#roundOverMs + settings.turnaroundS * 1000 - this.#deps.timer.now()) / 1000));
  }

  /** Somebody plays no more: whom they were to meet has won. */
  async withdrawn(entry: number): Promise<void> {
    const match = this.matchOf(entry);
    if (match?.entries.length !== 2) return;
    await this.driver.walkover(
      match,
      match.entries.filter((other) => other !== entry),
    );
  }

  /** Goes on, unless it still does what it did. */
  beat(): void {
    if (this.#busy || this.#fenced || this.book.begunMs === undefined || this.book.certified !== undefined) return;
    this.#busy = true;
    this.#goOn()
      .catch((problem: unknown) => this.#failed(problem))
      .finally(() => {
        this.#busy = false;
      });
  }

  #failed(problem: unknown): void {
    if (problem instanceof TournamentFenced) this.#fenced = true;
    const said = problem instanceof Error ? problem.stack : String(problem);
    this.#deps.log.error({ tournament: this.book.header.code, problem: said }, 'tournamentFailed');
  }

  async #goOn(): Promise<void> {
    if (!this.#tidied) await this.#tidy();
    await Promise.all(this.openMatches.map((match) => this.driver.drive(match)));
    if (this.book.state.closed) return this.#certify();
    if (this.book.held) return;
    if (this.book.header.rules.format.kind === 'arena') await this.#pairArena();
    else await this.#pairRound();
  }

  /** Rooms of matches that are not open any more: the last process did not come to end them. */
  async #tidy(): Promise<void> {
    const done = this.book.state.matches.filter(({ state }) => state !== 'open');
    await Promise.all(done.map((match) => this.driver.end(match)));
    this.#tidied = true;
  }

  async #pairRound(): Promise<void> {
    const { state, header, lastCall } = this.book;
    if (!isRoundOver(state)) {
      this.#roundOverMs = undefined;
      return;
    }
    this.#roundOverMs ??= state.rounds === 0 ? Number.NEGATIVE_INFINITY : this.#deps.timer.now();
    const next = lastCall ? undefined : await nextRound(state);
    if (!next) return this.#close();
    if (this.#deps.timer.now() < this.#roundOverMs + header.settings.turnaroundS * 1000) return;
    await this.#pair(next);
  }

  async #pairArena(): Promise<void> {
    const { state, lastCall } = this.book;
    if (lastCall || this.#arenaLeftMs <= 0) {
      if (this.openMatches.length === 0) await this.#close();
      return;
    }
    const waiting = activeEntries(state).flatMap(({ no, kind }) => {
      const free = !this.matchOf(no) && this.presence.isHere(no, kind === 'program');
      const waitedS = this.presence.waitedS(no, free);
      return waitedS === undefined ? [] : [{ entry: no, waitedS }];
    });
    // Whoever has just come back meets somebody better fitting if a few more have.
    const ready = waiting.filter(({ waitedS }) => waitedS >= this.book.header.settings.turnaroundS);
    if (ready.length === 0 || waiting.length < 2) return;
    await this.#pair({ matches: arenaPairs(state, waiting), byes: [] });
  }

  get #arenaLeftMs(): number {
    const { begunMs, header } = this.book;
    const { format } = header.rules;
    if (begunMs === undefined || format.kind !== 'arena') return 0;
    return begunMs + format.lengthS * 1000 - this.#deps.wallMs();
  }

  async #pair(round: Round): Promise<void> {
    const { state } = this.book;
    // Whoever withdrew or came meanwhile is paired with what is then.
    await this.book.add(() => (this.book.state === state ? sealedRound(state, round) : []));
    this.#roundOverMs = undefined;
  }

  async #close(): Promise<void> {
    await this.book.add(() => (this.book.state.closed ? [] : [{ type: 'closed' }]));
  }

  /** Lets the referee play everything again, and keeps what anybody may take away. */
  async #certify(): Promise<void> {
    const { book } = this;
    const rooms = book.state.matches.flatMap(({ no, state }) => {
      const hosted = book.rooms.get(no);
      return state === 'played' && hosted ? [{ match: no, room: hosted.room, seed: book.seeds.get(no) ?? '' }] : [];
    });
    const { secretKey, front } = this.#deps;
    const reply = await front.judge({ type: 'certify', lines: [...book.lines], rooms, secretKey });
    if (reply.type !== 'certified') return;
    const { certified } = reply.certificate;
    if (!certified) this.#deps.log.error({ tournament: book.header.code, ...reply.certificate }, 'notCertified');
    const { length } = book.lines;
    await front.store.closeTournament(book.header.code, reply.told);
    // A correction that came meanwhile is judged again.
    await book.add(() => (book.lines.length === length ? [{ type: 'judged', certified }] : []));
  }
}
