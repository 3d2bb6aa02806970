import { FLAVOURS } from '../hardware/flavours.ts';
import { type Setup, setupOf } from '../vmm/setup.ts';

/** Ways to run a guest that are compared, with a name for each. */
export const LINE_UP = {
  bare: setupOf({ technique: 'bare' }),
  interpretation: setupOf({ technique: 'interpretation' }),
  mainframe: setupOf({ technique: 'trapAndEmulate', flavour: FLAVOURS.mainframe }),
  trapAndEmulate: setupOf({ technique: 'trapAndEmulate' }),
  binaryTranslation: setupOf({ technique: 'binaryTranslation' }),
  paravirtual: setupOf({ technique: 'paravirtual' }),
  earlyAssist: setupOf({ technique: 'hardwareAssist' }),
  laterAssist: setupOf({ technique: 'hardwareAssist', generation: 'sandyBridge' }),
  nestedPaging: setupOf({ technique: 'hardwareAssist', paging: 'nested' }),
} as const satisfies Record<string, Setup>;

export type LineUpId = keyof typeof LINE_UP;
export const LINE_UP_IDS = Object.keys(LINE_UP) as LineUpId[];
