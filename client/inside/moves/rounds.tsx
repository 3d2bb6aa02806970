import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Move } from '#shared/inside/moves.ts';
import { mib } from '../figures.ts';
import type { FrameOf } from '../inside-props.ts';

/** So many rounds have room. */
const MOST = 8;

interface Round {
  readonly no: number;
  /** MiB: that it had to send; of a mirror, the most that was seen of it. */
  readonly mib: number;
  readonly leftMib: number;
}

/** The rounds of a move as bars: they get shorter, or they refuse to. */
export function Rounds({ frames, move }: { frames: readonly FrameOf<'moves'>[]; move: Move }): JSX.Element {
  const rounds = roundsOf(frames, move).slice(-MOST);
  const most = Math.max(1, ...rounds.map((round) => round.mib));
  return (
    <section class="flight-rounds">
      <h4>{t('inside.moves.rounds')}</h4>
      {rounds.map(({ no, mib: amount, leftMib }) => (
        <div key={no} class="round-row">
          <span>{no + 1}</span>
          <span class="round-bar" aria-hidden="true">
            <span class="round-sent" style={{ width: `${((amount - leftMib) / most) * 100}%` }} />
            <span class="round-left" style={{ width: `${(leftMib / most) * 100}%` }} />
          </span>
          <span class="mono">{mib(amount)}</span>
        </div>
      ))}
    </section>
  );
}

/** Every round that was seen of this move; those that are over have nothing left. */
function roundsOf(frames: readonly FrameOf<'moves'>[], move: Move): readonly Round[] {
  const found = new Map<number, Round>();
  for (const { picture } of frames) {
    const then = picture.moves.find((each) => each.migration === move.migration && each.vm === move.vm);
    if (!then || then.startedAtTick !== move.startedAtTick || then.state === 'queued') continue;
    const before = found.get(then.round)?.mib ?? 0;
    const amount = then.details?.roundMib ?? Math.max(before, then.leftMib);
    found.set(then.round, {
      no: then.round,
      mib: Math.max(before, amount),
      leftMib: then.round === move.round ? then.leftMib : 0,
    });
  }
  return [...found.values()].sort((a, b) => a.no - b.no);
}
