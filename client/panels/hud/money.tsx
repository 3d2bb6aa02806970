import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import { at } from '#client/model/facts/cell.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { money, rateOfCents } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';

/** Cash, and whether it grows. */
export function Money({ world }: PanelProps): JSX.Element {
  const net = at(world.hall.netCentsPerS, 0);
  return (
    <div class="money" title={t('play.moneyHelp')}>
      <Explained card="hud.money" of={{ world, kind: 'hall', row: 0 }}>
        <strong class="mono">{money(at(world.hall.cash, 0))}</strong>
      </Explained>
      <span class={`mono net ${net < 0 ? 'loss' : 'gain'}`}>{rateOfCents(net)}</span>
    </div>
  );
}
