import { v5 as uuid } from 'uuid';
import type { AnswerShape } from '#shared/protocol/questions.ts';
import type { Answer, Evidence } from './evidence.ts';

/**
 * What people did as statements of the Experience API, version 1.0.3 (ADL; IEEE 9274.1.1 takes the same form), one a line, for a
 * learning record store. Nobody is named: the actor is an account of this session's own. `docs/exports.md` tells every field.
 */

/** Verbs and kinds of activities with the identifiers that ADL has published for them. */
const VERBS = {
  attended: 'http://adlnet.gov/expapi/verbs/attended',
  completed: 'http://adlnet.gov/expapi/verbs/completed',
  answered: 'http://adlnet.gov/expapi/verbs/answered',
  interacted: 'http://adlnet.gov/expapi/verbs/interacted',
} as const;
const SIMULATION = 'http://adlnet.gov/expapi/activities/simulation';
const INTERACTION = 'http://adlnet.gov/expapi/activities/cmi.interaction';
/** ISO 8601 durations have at most two decimals of a second (xAPI Data, section 4.6). */
const DURATION_DECIMALS = 2;

/** The session that statements are about. */
export interface XapiSession {
  /** Address of the server, as the home of accounts and activities: `https://play.example.org`. */
  readonly homePage: string;
  readonly code: string;
  readonly title: string;
  readonly tickSeconds: number;
  /** When the session ended, ms since 1970: it has no other clock than its ticks. */
  readonly endedMs: number;
  /** Points of a team in thousandths; nothing where there are none. */
  readonly milliPointsOf: (team: number) => number | undefined;
}

export interface Statement {
  readonly id: string;
  readonly actor: object;
  readonly verb: { readonly id: string; readonly display: { readonly en: string } };
  readonly object: object;
  readonly result?: object;
  readonly context: object;
  readonly timestamp: string;
  readonly version: '1.0.3';
}

/** Statements about everybody who was not erased. The same session gives the same ids: a store takes each of them once. */
export function xapiStatements(session: XapiSession, people: readonly Evidence[]): readonly Statement[] {
  return people.filter(({ name }) => name !== '').flatMap((person) => statementsOf(session, person));
}

function statementsOf(session: XapiSession, person: Evidence): Statement[] {
  const say = sayer(session, person);
  const { tickSeconds, milliPointsOf } = session;
  const duration = durationOf((person.toTick - person.fromTick) * tickSeconds);
  const [object, milliPoints] = [activityOf(session), milliPointsOf(person.team)];
  const { orderCount, coverCount } = person;
  const statements = [say('attended', object, { result: { duration } })];
  if (milliPoints !== undefined)
    statements.push(say('completed', object, { result: { completion: true, score: scoreOf(milliPoints), duration } }));
  if (orderCount > 0)
    statements.push(say('interacted', object, { extensions: { orders: person.orders, orderCount, coverCount } }));
  return [...statements, ...person.answers.map((answer) => answered(session, say, answer))];
}

interface Told {
  readonly result?: object;
  readonly extensions?: { readonly [name: string]: unknown };
  /** What makes it another statement than others of its verb. */
  readonly about?: string;
}
type Say = (verb: keyof typeof VERBS, object: object, told: Told) => Statement;

function sayer(session: XapiSession, { grant, seat, team }: Evidence): Say {
  const { homePage, code, endedMs } = session;
  const actor = { objectType: 'Agent', account: { homePage, name: `${code}-${grant}` } };
  return (verb, object, { result, extensions = {}, about = '' }) => ({
    id: uuid([sessionIri(session), grant, verb, about].join(' '), uuid.URL),
    actor,
    verb: { id: VERBS[verb], display: { en: verb } },
    object,
    ...(result && { result }),
    context: {
      platform: 'Overcommit',
      ...(verb === 'answered' && { contextActivities: { parent: [activityOf(session)] } }),
      extensions: named(homePage, { seat, team, ...extensions }),
    },
    timestamp: new Date(endedMs).toISOString(),
    version: '1.0.3',
  });
}

/** Keys of extensions are IRIs of whoever writes them (xAPI Data, section 4.1). */
function named(homePage: string, extensions: { readonly [name: string]: unknown }): object {
  return Object.fromEntries(Object.entries(extensions).map(([name, value]) => [`${homePage}/xapi/${name}`, value]));
}

function sessionIri({ homePage, code }: XapiSession): string {
  return `${homePage}/d/${code}`;
}

function activityOf(session: XapiSession): object {
  const definition = { type: SIMULATION, name: { en: session.title } };
  return { objectType: 'Activity', id: sessionIri(session), definition };
}

function scoreOf(milliPoints: number): object {
  return { scaled: milliPoints / 100_000, raw: milliPoints / 1000, min: 0, max: 100 };
}

function durationOf(seconds: number): string {
  return `PT${Number(Math.max(0, seconds).toFixed(DURATION_DECIMALS))}S`;
}

function answered(session: XapiSession, say: Say, { ask, question, tick, values, truth, isRight }: Answer): Statement {
  const pattern = truth && { correctResponsesPattern: [String(truth.value)] };
  const definition = {
    type: INTERACTION,
    name: { en: question.text ?? question.id },
    ...interactionOf(question.shape),
    ...pattern,
  };
  const object = { objectType: 'Activity', id: `${sessionIri(session)}/questions/${ask}`, definition };
  const result = { response: String(values.at(-1)), ...(isRight !== undefined && { success: isRight }) };
  const first = values.length > 1 ? { firstResponse: values[0] ?? -1 } : {};
  const extensions = { second: tick * session.tickSeconds, votes: values.length, ...first };
  return say('answered', object, { result, extensions, about: String(ask) });
}

/** Kinds of interactions as SCORM and xAPI name them: options are told by their numbers. */
function interactionOf(shape: AnswerShape): object {
  if (shape.kind !== 'choice') return { interactionType: 'numeric' };
  const choices = Array.from({ length: shape.options }, (_, option) => {
    return { id: String(option), description: { en: shape.texts?.[option] ?? String(option + 1) } };
  });
  return { interactionType: 'choice', choices };
}
