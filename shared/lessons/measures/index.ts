import type { MeasureId } from '#shared/protocol/questions.ts';
import { idleTax } from './idle-tax.ts';
import type { Measure } from './measure.ts';
import { overcommit } from './overcommit.ts';
import { preCopy } from './pre-copy.ts';
import { sharing } from './sharing.ts';
import { technique } from './technique.ts';

/** Every experiment that a class can do together. */
export const MEASURES: { readonly [M in MeasureId]: Measure } = { overcommit, idleTax, preCopy, technique, sharing };
