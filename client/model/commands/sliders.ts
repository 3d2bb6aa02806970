import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';

/** An argument that one finds by moving: its ends, its step, and how a value reads. */
export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly text: (value: number) => string;
}

/** Arguments that are asked for with a slider; nothing for all others. */
export function sliderFor(command: CommandName, name: string): Slider | undefined {
  return command === 'setOvercommit' && name === 'percent' ? OVERCOMMIT : undefined;
}

/** As the payload of the command allows. */
const OVERCOMMIT: Slider = { min: 100, max: 200, step: 5, text: (value) => t('app.percent', { value: number(value) }) };
