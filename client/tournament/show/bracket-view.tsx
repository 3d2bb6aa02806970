import type { JSX } from 'preact';
import { FoldedTable } from '#client/ui/tables/folded-table.tsx';
import { t } from '#client/words/words.ts';
import type { Bracket, BracketMatch } from '#shared/tournament/formats/elimination.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import { type BracketPart, MATCH_HEIGHT, MATCH_WIDTH, type PlacedMatch, planBracket } from './bracket-plan.ts';
import { entryName } from './tournament-words.ts';

interface BracketProps {
  readonly view: TournamentView;
  readonly bracket: Bracket;
  /** The table beside the picture is for who reads it; a projector has only the picture. */
  readonly picture?: boolean;
}

/** What is wider than its place is scrolled with the keyboard, too. */
const KEYBOARD = { tabIndex: 0 } as const;

/** A bracket, drawn and as a table. */
export function BracketView({ view, bracket, picture = false }: BracketProps): JSX.Element {
  const parts = planBracket(bracket);
  const twice = view.rules.format.kind === 'elimination' && view.rules.format.losses === 2;
  return (
    <div class="stack">
      {parts.map((part) => (
        <figure key={part.group} class="bracket">
          {parts.length > 1 && <figcaption>{groupTitle(twice, part.group)}</figcaption>}
          <section class="bracket-place" aria-label={groupTitle(twice, part.group)} {...KEYBOARD}>
            <BracketPicture view={view} part={part} label={groupTitle(twice, part.group)} />
          </section>
        </figure>
      ))}
      {!picture && <BracketTable view={view} parts={parts} twice={twice} />}
    </div>
  );
}

function groupTitle(twice: boolean, group: number): string {
  if (!twice) return t(group === 0 ? 'tournament.bracket.main' : 'tournament.bracket.third');
  return t(`tournament.bracket.${(['winners', 'losers', 'final'] as const)[Math.min(group, 2)]}`);
}

function BracketPicture({
  view,
  part,
  label,
}: {
  view: TournamentView;
  part: BracketPart;
  label: string;
}): JSX.Element {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-2 -2 ${part.width + 4} ${part.height + 4}`}
      style={{ minWidth: `${Math.round(part.width * 0.8)}px`, maxWidth: `${Math.round(part.width * 1.4)}px` }}
    >
      {part.lines.map((line, i) => (
        <path
          key={i}
          class="bracket-line"
          d={`M${line.x1} ${line.y1}H${(line.x1 + line.x2) / 2}V${line.y2}H${line.x2}`}
        />
      ))}
      {part.matches.map((placed) => (
        <MatchBox key={placed.match.id} view={view} placed={placed} />
      ))}
    </svg>
  );
}

const LINE = MATCH_HEIGHT / 2;
/** Letters of a name that fit into a box. */
const NAME_LETTERS = 20;

function MatchBox({ view, placed }: { view: TournamentView; placed: PlacedMatch }): JSX.Element {
  const { match, x, y } = placed;
  return (
    <g transform={`translate(${x} ${y})`} class={`bracket-match ${match.state}`}>
      <rect width={MATCH_WIDTH} height={MATCH_HEIGHT} rx={4} />
      {[0, 1].map((side) => (
        <text key={side} x={10} y={LINE * side + LINE * 0.68} class={isWon(match, side) ? 'won' : ''}>
          {shortened(sideName(view, match, side))}
        </text>
      ))}
      {[0, 1].map(
        (side) => isWon(match, side) && <path key={side} class="bracket-won" d={tick(LINE * side + LINE / 2)} />,
      )}
    </g>
  );
}

function isWon({ winner, entries }: BracketMatch, side: number): boolean {
  return typeof winner === 'number' && winner === entries[side];
}

/** A tick at the right of a line of a box, around this height. */
function tick(y: number): string {
  return `M${MATCH_WIDTH - 24} ${y}l5 5l9 -10`;
}

/** Who stands on a side of a match: nobody yet, or nobody ever where somebody has come through without a game. What is unknown comes as null. */
function sideName(view: TournamentView, { entries, state, winner }: BracketMatch, side: number): string {
  if (typeof entries[side] === 'number') return entryName(view, entries[side]);
  return state === 'over' || winner !== undefined ? t('tournament.bracket.bye') : '';
}

function shortened(name: string): string {
  return name.length > NAME_LETTERS ? `${name.slice(0, NAME_LETTERS - 1)}…` : name;
}

interface TableProps {
  readonly view: TournamentView;
  readonly parts: readonly BracketPart[];
  readonly twice: boolean;
}

function BracketTable({ view, parts, twice }: TableProps): JSX.Element {
  const column = (name: string): string => t(`tournament.bracket.column.${name}`);
  const rows = parts.flatMap(({ group, matches }) => {
    const rounds = [...new Set(matches.map(({ x }) => x))];
    const part = parts.length > 1 ? `${groupTitle(twice, group)}: ` : '';
    return matches.map(({ match, x }) => [
      `${part}${t('tournament.bracket.matchName', { round: rounds.indexOf(x) + 1, no: match.number })}`,
      sideName(view, match, 0) || t('tournament.bracket.open'),
      sideName(view, match, 1) || t('tournament.bracket.open'),
      match.winner === undefined ? t(`tournament.bracket.state.${match.state}`) : entryName(view, match.winner),
    ]);
  });
  return (
    <FoldedTable
      summary={t('tournament.bracket.asTable')}
      head={['match', 'first', 'second', 'winner'].map(column)}
      rows={rows}
    />
  );
}
