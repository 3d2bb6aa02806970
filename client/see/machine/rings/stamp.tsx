import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import type { Happening } from '#shared/see/machine/happening.ts';
import './stamp.css';

interface StampProps {
  readonly happening: Happening;
  readonly mnemonic: Mnemonic | undefined;
}

/** What became of a step, in one word that can be read from the back of a room. */
export function Stamp({ happening, mnemonic }: StampProps): JSX.Element {
  return (
    <p class={`machine-stamp is-${happening}`}>
      {mnemonic && <code>{mnemonic}</code>} <strong>{t(`machine.stamp.${happening}`)}</strong>
    </p>
  );
}
