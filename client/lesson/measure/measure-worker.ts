import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import { runMeasure } from '#shared/lessons/measures/run-measure.ts';
import type { MeasureAsks } from './measure-messages.ts';

/** Entry of the worker in which an experiment of a class runs on a student's device. */

addEventListener('message', ({ data }: MessageEvent<AskOf<MeasureAsks>>) => postMessage(told(data)));

function told({ no, measure, value }: AskOf<MeasureAsks>): AnswerOf<MeasureAsks> {
  try {
    return { type: 'answer', no, answer: runMeasure(measure, value) };
  } catch (problem) {
    return { type: 'failed', no, message: String(problem) };
  }
}
