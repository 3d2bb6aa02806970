import {
  ANSWER_MAX,
  ANSWER_UNITS,
  MEASURE_IDS,
  OPTION_SIGNS_MAX,
  OPTIONS_MAX,
  QUESTION_SIGNS_MAX,
} from './questions.ts';

/** Readers of questions and truths as they come from outside: a socket, a file. What is not described is refused. */

type Fields = { readonly [key: string]: unknown };

export function isQuestion(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, text, shape, ...rest } = value;
  if (Object.keys(rest).length > 0 || !isLine(id, QUESTION_SIGNS_MAX, 0)) return false;
  return (text === undefined || isLine(text, QUESTION_SIGNS_MAX, 1)) && isShape(shape);
}

function isShape(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { kind, ...rest } = value;
  switch (kind) {
    case 'choice':
      return isChoice(rest);
    case 'host':
      return isWhole(rest.hosts, 1, ANSWER_MAX) && Object.keys(rest).length === 1;
    case 'measure':
      return MEASURE_IDS.some((each) => each === rest.measure) && Object.keys(rest).length === 1;
    case 'number':
    case 'point':
      return isNumber(rest);
    default:
      return false;
  }
}

function isChoice({ options, texts, ...rest }: Fields): boolean {
  if (Object.keys(rest).length > 0 || !isWhole(options, 2, OPTIONS_MAX)) return false;
  if (texts === undefined) return true;
  return Array.isArray(texts) && texts.length === options && texts.every((text) => isLine(text, OPTION_SIGNS_MAX, 1));
}

function isNumber({ min, max, unit, ...rest }: Fields): boolean {
  if (Object.keys(rest).length > 0 || !ANSWER_UNITS.some((each) => each === unit)) return false;
  return isWhole(min, -ANSWER_MAX, ANSWER_MAX) && isWhole(max, -ANSWER_MAX, ANSWER_MAX) && Number(min) < Number(max);
}

export function isTruth(value: unknown): boolean {
  if (!isRecord(value) || !Number.isFinite(value.value)) return false;
  const { points } = value;
  return points === undefined || (Array.isArray(points) && points.every(isPoint));
}

function isPoint(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(Number.isFinite);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLine(value: unknown, most: number, least: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= most && /^\P{C}*$/u.test(value);
}

function isWhole(value: unknown, min: number, max: number): boolean {
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}
