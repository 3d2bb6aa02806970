import { firstDifference } from '#shared/replay/first-difference.ts';
import { type Ghost, type GhostPlace, type GhostWho, ghostOf, sceneOf } from '#shared/replay/ghost/ghost.ts';
import { courseOf, type GhostCourse } from '#shared/replay/ghost/ghost-course.ts';
import { referenceGhost } from '#shared/replay/ghost/ghost-reference.ts';
import { packGhost, readGhost } from '#shared/replay/ghost/ghost-text.ts';
import { readRecording } from '#shared/replay/read-recording.ts';
import type { GhostAnswer, GhostAsk, GhostAsks } from './ghost-messages.ts';

type Played = GhostAsks['course']['answer'];

/** Plays ghosts: each once, whoever asks. */
export class GhostDesk {
  readonly #courses = new Map<string, Played>();
  readonly #references = new Map<string, GhostAnswer>();

  answer(ask: GhostAsk): GhostAsks[keyof GhostAsks]['answer'] {
    switch (ask.type) {
      case 'read':
        return this.#read(ask.text);
      case 'reference':
        return this.#reference(ask.place, ask.seed);
      case 'make':
        return this.#make(ask.journal, ask.team, ask.who);
      case 'course':
        return this.#course(ask.text);
      case 'difference':
        return this.#difference(ask.a, ask.b);
    }
  }

  #read(text: string): GhostAnswer {
    if (text.trimStart().startsWith('{')) return this.#make(text, 0, 'given');
    const read = readGhost(text);
    return read.ok ? factsOf(read.ghost) : read;
  }

  #reference(place: GhostPlace, seed: string): GhostAnswer {
    const key = [place.kind, place.id, seed].join(' ');
    const known = this.#references.get(key);
    if (known) return known;
    const ghost = referenceGhost(place, seed);
    const answer: GhostAnswer = ghost ? factsOf(ghost) : { ok: false, problem: 'noReference' };
    this.#references.set(key, answer);
    return answer;
  }

  #make(journal: string, team: number, who: GhostWho): GhostAnswer {
    const read = readRecording(journal);
    if (!read.ok) return { ok: false, problem: 'unreadable' };
    const made = ghostOf(read.recording, team, who);
    return made.ok ? factsOf(made.value) : made;
  }

  #course(text: string): Played {
    const known = this.#courses.get(text);
    if (known) return known;
    const read = readGhost(text);
    const played: Played = read.ok ? courseOf(read.ghost) : read;
    this.#courses.set(text, played);
    return played;
  }

  #difference(a: string, b: string): GhostAsks['difference']['answer'] {
    const [ofA, ofB] = [this.#course(a), this.#course(b)];
    if (!ofA.ok) return ofA;
    if (!ofB.ok) return ofB;
    return { ok: true, value: between(ofA.value, ofB.value) };
  }
}

function between(a: GhostCourse, b: GhostCourse) {
  return firstDifference(a.decisions, b.decisions) ?? null;
}

function factsOf(ghost: Ghost): GhostAnswer {
  const scenario = sceneOf(ghost);
  if (!scenario) return { ok: false, problem: 'unknownPlace' };
  const { place, seed, ticks, hash, who, orders } = ghost;
  return {
    ok: true,
    value: { place, seed, ticks, hash, who, text: packGhost(ghost), orders: orders.length, scenario },
  };
}
