import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Move } from '#shared/inside/moves.ts';
import { tilesOf } from '#shared/inside/tiles.ts';
import { mib, mibPerS, percent } from '../figures.ts';
import type { ViewProps } from '../inside-props.ts';
import { squares } from '../memory/tiles.tsx';
import { Endings } from './endings.tsx';
import { Rounds } from './rounds.tsx';

/** One VM on its way: both hosts, its memory between them, how fast it is sent and how fast it gets dirty. */
export function Flight(props: ViewProps<'moves'> & { move: Move }): JSX.Element {
  const { move, names, frames } = props;
  const tick = frames.at(-1)?.tick ?? 0;
  const stands = move.state === 'stopAndCopy' || move.state === 'cold';
  const there = move.state === 'postCopy';
  return (
    <article class={`flight-card is-${move.state}`} aria-label={names.vm(move.vm)}>
      <header class="flight-head">
        <h3>{names.vm(move.vm)}</h3>
        <span class="flight-state">{t(`inside.moves.is.${move.state}`)}</span>
        {move.throttlePermille > 0 && (
          <span class="flight-throttle">
            {t('inside.moves.throttled', { share: percent(move.throttlePermille / 1000) })}
          </span>
        )}
      </header>
      <div class="flight-way" aria-hidden="true">
        <Dock name={names.host(move.from)} guest={!there} stands={stands} />
        <span class={`flight-line ${move.rateMibPerS > 0 ? 'flows' : ''}`}>
          <span class="mono">{mibPerS(move.rateMibPerS)}</span>
        </span>
        <Dock name={names.host(move.to)} guest={there} stands={false} />
      </div>
      <MovingMemory move={move} tick={tick} />
      <div class="flight-figures">
        <Rounds frames={frames} move={move} />
        <Rates move={move} />
        <Endings {...props} move={move} />
      </div>
    </article>
  );
}

/** A host at an end of the way: the guest stands where it runs, grey while it stands still. */
function Dock({ name, guest, stands }: { name: string; guest: boolean; stands: boolean }): JSX.Element {
  return (
    <span class="flight-dock">
      <span class={`flight-guest ${guest ? '' : 'ghost'} ${stands ? 'stands' : ''}`} />
      <span class="small">{name}</span>
    </span>
  );
}

const COLUMNS = 64;
const MOST_TILES = 256;

/** The memory that has to travel, as tiles: already there, dirty again behind the front of the copy, still to be sent in this round. */
function MovingMemory({ move, tick }: { move: Move; tick: number }): JSX.Element | null {
  const { details } = move;
  if (!details || details.usedMib <= 0) return null;
  const left = move.state === 'stopAndCopy' && details.restMib > 0 ? details.restMib : move.leftMib;
  const dirty = Math.min(details.dirtyMib, Math.max(0, details.usedMib - left));
  const amounts = [Math.max(0, details.usedMib - left - dirty), dirty, left];
  let tileMib = 1;
  while (details.usedMib / tileMib > MOST_TILES) tileMib *= 2;
  const tiles = tilesOf(amounts, tileMib);
  const rows = Math.max(1, Math.ceil(tiles.reduce((sum, count) => sum + count, 0) / COLUMNS));
  const looks = ['there', 'dirty', 'left'] as const;
  let at = 0;
  return (
    <figure class="moving-memory">
      <svg viewBox={`0 0 ${COLUMNS * 10} ${rows * 10}`} aria-hidden="true">
        {looks.map((look, i) => {
          const from = at;
          at += tiles[i] ?? 0;
          return (
            <path
              key={look === 'dirty' ? `dirty ${tick}` : look}
              class={`move-${look}`}
              d={squares(from, at, COLUMNS)}
            />
          );
        })}
      </svg>
      <figcaption class="move-legend small">
        {looks.map((look, i) => (
          <span key={look} class={`key-${look}`}>
            {t(`inside.moves.tile.${look}`)} <span class="mono">{mib(amounts[i] ?? 0)}</span>
          </span>
        ))}
        <span class="soft">{t('inside.moves.tileSize', { size: tileMib })}</span>
      </figcaption>
    </figure>
  );
}

/** The comparison that decides: a bucket that leaks at one rate and is filled at the other. */
function Rates({ move }: { move: Move }): JSX.Element {
  const top = Math.max(1, move.rateMibPerS, move.dirtyMibPerS);
  const loses = move.state === 'preCopy' && move.dirtyMibPerS >= move.rateMibPerS && move.rateMibPerS > 0;
  return (
    <section class={`flight-rates ${loses ? 'loses' : ''}`}>
      <h4>{t('inside.moves.rates')}</h4>
      {(['sends', 'dirties'] as const).map((which) => {
        const rate = which === 'sends' ? move.rateMibPerS : move.dirtyMibPerS;
        return (
          <div key={which} class="rate-row">
            <span>{t(`inside.moves.${which}`)}</span>
            <span class="rate-bar" aria-hidden="true">
              <span class={`rate-${which}`} style={{ width: `${(rate / top) * 100}%` }} />
            </span>
            <span class="mono">{mibPerS(rate)}</span>
          </div>
        );
      })}
      {loses && <p class="small">{t('inside.moves.loses')}</p>}
    </section>
  );
}
