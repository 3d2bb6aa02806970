import type { MeasureId } from '#shared/protocol/questions.ts';

/** What the page asks the worker that runs experiments of classes. */
export interface MeasureAsks {
  readonly measure: { readonly ask: { readonly measure: MeasureId; readonly value: number }; readonly answer: number };
}
