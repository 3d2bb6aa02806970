import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Move, MovesPicture } from '#shared/inside/moves.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import { FigureTable } from '../figure-table.tsx';
import { mib, mibPerS, milliseconds } from '../figures.ts';
import { colourOf } from '../guest-colour.ts';
import type { InsideNames } from '../inside-names.ts';
import type { ViewProps } from '../inside-props.ts';
import { Flight } from './flight.tsx';
import './moves.css';

/** All moves of the hall: the pipe that they share, and each with its rounds and what gets dirty behind it. */
export function MovesView(props: ViewProps<'moves'>): JSX.Element {
  const { now, names } = props;
  const near = (move: Move): number => (move.from === now.host || move.to === now.host ? 0 : 1);
  const moves = [...now.moves].sort((a, b) => near(a) - near(b));
  return (
    <div class="moves-view">
      <Pipe now={now} names={names} />
      {moves.length === 0 && <p class="soft">{t('inside.moves.none')}</p>}
      {moves.map((move) => (
        <Flight key={move.migration} {...props} move={move} />
      ))}
      {moves.length > 0 && <MovesTable moves={moves} names={names} />}
    </div>
  );
}

/** The migration network, and who has how much of it. */
function Pipe({ now, names }: { now: MovesPicture; names: InsideNames }): JSX.Element {
  const { networkMbit, usedMbit, moves } = now;
  const room = Math.max(networkMbit, usedMbit, 1);
  const flows = moves.map((move) => ({ move, mbit: move.rateMibPerS * MBIT_PER_MIB })).filter(({ mbit }) => mbit > 0);
  const others = Math.max(0, usedMbit - flows.reduce((sum, { mbit }) => sum + mbit, 0));
  return (
    <figure class="pipe">
      <div class="pipe-tube" aria-hidden="true">
        {flows.map(({ move, mbit }) => (
          <span
            key={move.migration}
            class="pipe-flow"
            title={names.vm(move.vm)}
            style={{ width: `${(mbit / room) * 100}%`, '--own': colourOf(move.vm) }}
          >
            <span class="pipe-name">{names.vm(move.vm)}</span>
          </span>
        ))}
        {others > 1 && <span class="pipe-flow copies" style={{ width: `${(others / room) * 100}%` }} />}
      </div>
      <figcaption class="small">
        {networkMbit === 0
          ? t('inside.moves.down')
          : t('inside.moves.pipe', { used: number(usedMbit), network: number(networkMbit), n: flows.length })}
      </figcaption>
    </figure>
  );
}

function MovesTable({ moves, names }: { moves: readonly Move[]; names: InsideNames }): JSX.Element {
  const head = [
    t('inside.guest'),
    t('inside.moves.state'),
    t('inside.moves.round'),
    t('inside.moves.left'),
    t('inside.moves.sent'),
    t('inside.moves.sends'),
    t('inside.moves.dirties'),
    t('inside.moves.paused'),
  ];
  const rows = moves.map((move) => [
    names.vm(move.vm),
    t(`inside.moves.is.${move.state}`),
    String(move.round + 1),
    mib(move.leftMib),
    mib(move.sentMib),
    mibPerS(move.rateMibPerS),
    mibPerS(move.dirtyMibPerS),
    move.details ? milliseconds(move.details.pausedS * 1000) : t('inside.untold'),
  ]);
  return <FigureTable head={head} rows={rows} />;
}
