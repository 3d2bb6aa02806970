import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { verbTitle } from '#client/model/commands/verb-words.ts';
import { payloadOf } from '#client/model/commands/verbs.ts';
import { factsOf } from '#client/model/facts/facts.ts';
import { seatName } from '#client/model/facts/names.ts';
import { type Args, giverOf, type UiState } from '#client/model/state/ui-state.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CrewRequest, KeyView } from '#shared/protocol/crew.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** The order of one's team that has waited longest for a second member; the next one follows when it is answered. */
export function firstKey(ui: UiState): KeyView | undefined {
  return ui.session.crew?.view.value?.keys[0];
}

/** What a team-mate wants to do that cannot be taken back, to be confirmed or not; one's own can be taken back. */
export function KeyNotice({ ui, shown }: { ui: UiState; shown: KeyView }): JSX.Element | null {
  const world = ui.session.world.value;
  const leftS = useLeftS(ui, shown);
  if (!world) return null;
  const own = shown.seat === giverOf(ui);
  const order = orderText(world, shown.call);
  const name = seatName(ui.session.view.value?.seats ?? [], shown.seat);
  const say = (type: 'confirm' | 'decline') => (): void => tell(ui, { type, key: shown.key });
  const words = shown.confirmed ? 'key.confirmed' : own ? 'key.own' : 'key.asks';
  return (
    <p class="key-notice">
      <span class="key-text">{t(words, { name, order })}</span>
      {!shown.confirmed && (
        <>
          <span class="mono" aria-hidden="true">
            {t('key.left', { left: number(leftS) })}
          </span>
          {!own && !ui.readOnly && (
            <Button size="small" kind="primary" onClick={say('confirm')}>
              {t('key.confirm')}
            </Button>
          )}
          {!ui.readOnly && (
            <Button size="small" onClick={say('decline')}>
              {t(own ? 'key.withdraw' : 'key.decline')}
            </Button>
          )}
        </>
      )}
    </p>
  );
}

function tell({ session }: UiState, request: CrewRequest): void {
  if (session.crew) void ask(session.crew.ask(request));
}

/** `Sell: Host 3`. */
function orderText(world: OpenWorld, { name, args }: CommandCall): string {
  const facts = factsOf(world, args);
  const rows = Object.entries(payloadOf(name)).filter(([, field]) => field.kind === 'row');
  return [verbTitle(name, args as Args), ...rows.map(([field]) => String(facts[field] ?? ''))].join(': ');
}

const SECOND_MS = 1_000;

/** Whole seconds that are left, counted down here. */
function useLeftS({ session }: UiState, { key, leftMs }: KeyView): number {
  const left = (): number => {
    const passedMs = performance.now() - (session.crew?.toldMs ?? 0);
    return Math.max(0, Math.ceil((leftMs - passedMs) / SECOND_MS));
  };
  const [leftS, setLeftS] = useState(left);
  useEffect(() => {
    setLeftS(left());
    const timer = setInterval(() => setLeftS(left()), SECOND_MS);
    return () => clearInterval(timer);
  }, [key, leftMs]);
  return leftS;
}
