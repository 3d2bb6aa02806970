import type { RecordedEntry } from './recording.ts';

/** What a field of a line may hold. `wholesOrNull`: null where a hash is another team's. `…OrNone`: may be absent. */
export type FieldKind =
  | 'whole'
  | 'number'
  | 'text'
  | 'flag'
  | 'flagOrNone'
  | 'wholeOrNone'
  | 'speed'
  | 'wholes'
  | 'wholesOrNull'
  | 'par'
  | 'call'
  | 'words'
  | 'question'
  | 'truth';

/** A field, as the page about journals tells it and as a reader checks it. */
export interface LineField {
  readonly kind: FieldKind;
  readonly meaning: string;
}

type Fields<T extends RecordedEntry['type']> = Exclude<keyof Extract<RecordedEntry, { type: T }>, 'type'>;

/** Every type of line, the one place where its fields are told: the writer copies these and nothing else. */
export const LINE_TYPES: {
  readonly [T in RecordedEntry['type']]: {
    readonly meaning: string;
    readonly fields: { readonly [F in Fields<T>]: LineField };
  };
} = {
  seatTaken: {
    meaning: 'Somebody takes a seat.',
    fields: {
      seat: { kind: 'whole', meaning: 'number of the seat, from 0' },
      name: { kind: 'text', meaning: 'nickname; empty where teams are shown without names' },
      team: { kind: 'whole', meaning: 'team of a latecomer; −1 before teams are formed' },
      atS: { kind: 'whole', meaning: 's since the start; 0 for all but latecomers' },
    },
  },
  seatLeft: {
    meaning: 'Somebody gives the seat up.',
    fields: { seat: { kind: 'whole', meaning: 'number of the seat' } },
  },
  kicked: {
    meaning: 'The instructor takes a seat away.',
    fields: { seat: { kind: 'whole', meaning: 'number of the seat' } },
  },
  renamed: {
    meaning: 'The instructor gives a seat another name.',
    fields: {
      seat: { kind: 'whole', meaning: 'number of the seat' },
      name: { kind: 'text', meaning: 'the new nickname' },
    },
  },
  readied: {
    meaning: 'Somebody says to be ready, or not.',
    fields: {
      seat: { kind: 'whole', meaning: 'number of the seat' },
      ready: { kind: 'flag', meaning: 'whether ready' },
    },
  },
  teamed: {
    meaning: 'A seat goes to a team.',
    fields: {
      seat: { kind: 'whole', meaning: 'number of the seat' },
      team: { kind: 'whole', meaning: 'number of the team, from 0' },
    },
  },
  shuffled: {
    meaning: 'All seats are dealt to teams anew.',
    fields: { teams: { kind: 'wholes', meaning: 'team of each seat; −1 = none' } },
  },
  benched: {
    meaning: 'A seat may watch only, or play again.',
    fields: {
      seat: { kind: 'whole', meaning: 'number of the seat' },
      benched: { kind: 'flag', meaning: 'whether it may only watch' },
    },
  },
  doorSet: {
    meaning: 'The door of the session is opened or shut.',
    fields: { door: { kind: 'text', meaning: '`open`, `ask` or `closed`' } },
  },
  started: {
    meaning: 'The game begins: every team gets its world.',
    fields: { teams: { kind: 'wholes', meaning: 'team of each seat; −1 = none' } },
  },
  paused: {
    meaning: 'Time stands still.',
    fields: { pause: { kind: 'text', meaning: '`look`: orders may be prepared; `handsOff`: they may not' } },
  },
  resumed: { meaning: 'Time goes on.', fields: {} },
  speeded: {
    meaning: 'Time goes faster or slower.',
    fields: { speed: { kind: 'speed', meaning: 'factor: 0.25, 0.5, 1, 2 or 4' } },
  },
  ended: { meaning: 'The session is over.', fields: {} },
  mark: {
    meaning: 'Hashes of the worlds, for a replay to meet again: one line for every hundredth tick.',
    fields: {
      atTick: { kind: 'whole', meaning: 'tick of the hashes; the line may be written later' },
      hashes: { kind: 'wholesOrNull', meaning: 'hash of each team’s world, by number; null = not told' },
    },
  },
  par: {
    meaning: 'What the bots came to in this hall with this seed.',
    fields: {
      par: { kind: 'par', meaning: '`everyS` (s), and by axis `floor` and `target`, one figure each `everyS`' },
    },
  },
  bookmarked: {
    meaning: 'Somebody marks the moment.',
    fields: {
      team: { kind: 'whole', meaning: 'whose moment; −1 = everybody’s' },
      by: { kind: 'whole', meaning: 'number of the seat; −2 = the instructor' },
      note: { kind: 'text', meaning: 'what was written to it; may be empty' },
    },
  },
  stepBegan: {
    meaning: 'A step of the lesson begins, also when it is repeated.',
    fields: {
      step: { kind: 'whole', meaning: 'number of the step, from 0' },
      lastsMs: { kind: 'whole', meaning: 'real ms that it has; 0 if the hall runs' },
      untilTick: { kind: 'whole', meaning: 'tick at which it is over; 0 if time stands still' },
      locked: { kind: 'words', meaning: 'orders that nobody may give meanwhile' },
    },
  },
  stepHeld: {
    meaning: 'The instructor holds the lesson, or lets it go on.',
    fields: {
      held: { kind: 'flag', meaning: 'whether it is held' },
      leftMs: { kind: 'whole', meaning: 'real ms that the step had left' },
    },
  },
  stepLengthened: {
    meaning: 'The instructor gives a step more time.',
    fields: {
      ms: { kind: 'whole', meaning: 'real ms more; 0 if the hall runs' },
      ticks: { kind: 'whole', meaning: 'ticks more; 0 if time stands still' },
    },
  },
  lessonLeft: {
    meaning: 'The instructor leaves the lesson and leads by hand, or comes back to it.',
    fields: { away: { kind: 'flag', meaning: 'whether the lesson is left' } },
  },
  asked: {
    meaning: 'Everybody is asked something.',
    fields: {
      ask: { kind: 'whole', meaning: 'number of the question in the session, from 0' },
      question: {
        kind: 'question',
        meaning: '`id` in the lesson (empty: asked on the spot, with `text`), and `shape` of answers',
      },
    },
  },
  voted: {
    meaning: 'Somebody answers, or answers otherwise; the last answer to a vote counts.',
    fields: {
      ask: { kind: 'whole', meaning: 'number of the question' },
      vote: { kind: 'whole', meaning: '1, or 2 for the second time' },
      seat: { kind: 'whole', meaning: 'number of the seat' },
      value: { kind: 'whole', meaning: 'the answer: an option or a host by its number, from 0, or a number' },
    },
  },
  askClosed: {
    meaning: 'Nobody answers any more.',
    fields: { ask: { kind: 'whole', meaning: 'number of the question' } },
  },
  askedAgain: {
    meaning: 'Everybody answers a second time.',
    fields: { ask: { kind: 'whole', meaning: 'number of the question' } },
  },
  truthFound: {
    meaning: 'What the answer is has been found out.',
    fields: {
      ask: { kind: 'whole', meaning: 'number of the question' },
      truth: { kind: 'truth', meaning: '`value`, and `points` that show it, if it was run or read off halls' },
    },
  },
  truthShown: {
    meaning: 'Everybody is shown it.',
    fields: { ask: { kind: 'whole', meaning: 'number of the question' } },
  },
  spotlit: {
    meaning: 'A hall goes on the projector.',
    fields: { team: { kind: 'whole', meaning: 'number of the team; −1 = none' } },
  },
  standingsSet: {
    meaning: 'How much the projector shows of who is ahead.',
    fields: { standings: { kind: 'text', meaning: '`off`, `anonymous`, `topThree` or `full`' } },
  },
  jobsDealt: {
    meaning: 'Members of a team have these jobs from now on.',
    fields: {
      team: { kind: 'whole', meaning: 'number of the team' },
      why: {
        kind: 'text',
        meaning: '`members`: somebody came or went; `taken`: somebody took a job; `turn`: they went round',
      },
      seats: { kind: 'wholes', meaning: 'numbers of the seats' },
      jobs: {
        kind: 'words',
        meaning: 'what each of them has: `capacity`, `operations`, `business`, put together with `+`',
      },
    },
  },
  pinged: {
    meaning: 'Somebody points at something, for the own team.',
    fields: {
      team: { kind: 'whole', meaning: 'number of the team' },
      seat: { kind: 'whole', meaning: 'number of the seat' },
      ping: { kind: 'text', meaning: '`look`, `help`, `onIt`, `mayI`, `wait` or `wellDone`' },
      target: { kind: 'text', meaning: '`host`, `vm`, `tenant`, `datastore` or `hall`' },
      row: { kind: 'whole', meaning: 'its row, from 0; of the hall 0' },
    },
  },
  keyAsked: {
    meaning: 'An order waits for a second member of the team.',
    fields: {
      team: { kind: 'whole', meaning: 'number of the team' },
      key: { kind: 'whole', meaning: 'number of the question in the session, from 1' },
      seat: { kind: 'whole', meaning: 'number of the seat that gave it' },
      call: { kind: 'call', meaning: 'the command: `name` and `args`' },
    },
  },
  keyTurned: {
    meaning: 'A second member confirms it.',
    fields: {
      team: { kind: 'whole', meaning: 'number of the team' },
      key: { kind: 'whole', meaning: 'number of the question' },
      seat: { kind: 'whole', meaning: 'number of the seat that confirms' },
    },
  },
  keyEnded: {
    meaning: 'It waits no longer.',
    fields: {
      team: { kind: 'whole', meaning: 'number of the team' },
      key: { kind: 'whole', meaning: 'number of the question' },
      how: {
        kind: 'text',
        meaning: '`given`: with the step that follows; `lapsed`: nobody confirmed it; `declined`: somebody said no',
      },
    },
  },
  undone: {
    meaning:
      'What the members of a team have ordered since `fromTick` is void: its world is at this tick as it would be without those orders. What an instructor ordered stands.',
    fields: {
      team: { kind: 'whole', meaning: 'whose world' },
      fromTick: { kind: 'whole', meaning: 'the first tick whose orders are void' },
      hash: { kind: 'whole', meaning: 'hash of the world at this tick, without them' },
    },
  },
  split: {
    meaning: 'The world of one team becomes a copy of another one’s, with the same past.',
    fields: {
      team: { kind: 'whole', meaning: 'whose world is copied' },
      into: { kind: 'whole', meaning: 'whose world is the copy from now on' },
    },
  },
  order: {
    meaning: 'An order to one world. It is carried out, or refused, in the tick that follows `tick`.',
    fields: {
      team: { kind: 'whole', meaning: 'whose world' },
      by: { kind: 'whole', meaning: 'number of the seat; −2 = the instructor' },
      call: { kind: 'call', meaning: 'the command: `name` and `args`' },
      cover: { kind: 'flagOrNone', meaning: 'whether it was the order of another job than the giver’s' },
      second: { kind: 'wholeOrNone', meaning: 'number of the seat that confirmed it' },
    },
  },
  answered: {
    meaning: 'A question of a level is answered.',
    fields: {
      ask: { kind: 'text', meaning: 'id of the question' },
      value: { kind: 'number', meaning: 'the answer: a number, or the index of a choice from 0' },
    },
  },
  hinted: {
    meaning: 'A hint of a level is looked at.',
    fields: { hint: { kind: 'whole', meaning: 'number of the hint, from 1' } },
  },
};

/** Names of a type's fields, in their order. */
export function fieldsOf(type: RecordedEntry['type']): readonly [name: string, field: LineField][] {
  return Object.entries(LINE_TYPES[type].fields);
}
