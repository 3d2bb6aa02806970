import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { t } from '#client/words/words.ts';
import { judge } from '#shared/levels/judge.ts';
import type { MachineLevel, MachineMove } from '#shared/levels/machine-level.ts';
import { levelWords } from '../words/level-words.ts';
import { StarReasons } from '../words/star-reasons.tsx';
import { MachinePlay } from './machine-play.tsx';

/** One attempt at a level on the small machine, with a seed of its own, and how its stars stand. */
export function MachineAttempt({ level }: { level: MachineLevel }): JSX.Element {
  const seed = useMemo(() => crypto.randomUUID().slice(0, 8), [level]);
  const [moves, setMoves] = useState<readonly MachineMove[]>([]);
  const [isDone, setDone] = useState(false);
  const { stars, conditions } = judge(level, { level, seed, moves });
  return (
    <div class="stack loose">
      <MachinePlay level={level} seed={seed} onMoves={setMoves} onDone={() => setDone(true)} />
      {moves.length > 0 && (
        <section class="panel stack" aria-labelledby="stars-now">
          <h2 id="stars-now">{t(isDone ? 'machinePlay.result' : 'machinePlay.starsNow')}</h2>
          <StarReasons level={level} won={stars.filter(Boolean).length} conditions={conditions} />
          {isDone && <p>{levelWords(level.id, 'idea')}</p>}
        </section>
      )}
    </div>
  );
}
