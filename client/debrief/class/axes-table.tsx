import type { JSX } from 'preact';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { TableScroll } from '#client/ui/tables/table-scroll.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { ScoreAxis, TeamDebrief } from '#shared/protocol/debrief.ts';
import { points } from '../score/points.ts';

interface AxesTableProps {
  readonly teams: readonly TeamDebrief[];
  readonly axes: readonly ScoreAxis[];
  readonly nameOf: (team: TeamDebrief) => string;
  readonly named: boolean;
  /** Whose row stands out: the one who looks. */
  readonly own?: number | undefined;
  readonly onTeam?: ((team: number) => void) | undefined;
}

/** Every team's score and its axes, as bars that can be compared down a column. */
export function AxesTable({ teams, axes, nameOf, named, own, onTeam }: AxesTableProps): JSX.Element {
  return (
    <TableScroll label={t('debrief.class.axes')}>
      <table class="debrief-plain axes-table stacked">
        <caption>{t('debrief.class.axes')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('debrief.team')}</th>
            <th scope="col">{t('debrief.score')}</th>
            {axes.map((axis) => (
              <th key={axis} scope="col">
                {t(`debrief.axis.${axis}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map((team, row) => (
            <tr key={team.team < 0 ? `unnamed ${row}` : team.team} class={team.team === own ? 'own' : ''}>
              <th scope="row">
                <TeamCell team={team} name={nameOf(team)} named={named} onTeam={onTeam} />
              </th>
              <td data-head={t('debrief.score')}>
                <AxisBar milliPoints={team.score?.milliPoints} strong />
              </td>
              {axes.map((axis) => (
                <td key={axis} data-head={t(`debrief.axis.${axis}`)}>
                  <AxisBar milliPoints={team.score?.axes[axis]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface TeamCellProps {
  readonly team: TeamDebrief;
  readonly name: string;
  readonly named: boolean;
  readonly onTeam: ((team: number) => void) | undefined;
}

function TeamCell({ team, name, named, onTeam }: TeamCellProps): JSX.Element {
  const label = (
    <>
      {named && team.emblem >= 0 && <Emblem no={team.emblem} size={20} />}
      {name}
    </>
  );
  if (!onTeam || !named) return <span class="axes-team">{label}</span>;
  return (
    <button type="button" class="axes-team link" onClick={() => onTeam(team.team)}>
      {label}
    </button>
  );
}

/** Thousandths of a point as a bar with its number; `–` where there are none. */
function AxisBar({ milliPoints, strong = false }: { milliPoints: number | undefined; strong?: boolean }): JSX.Element {
  if (milliPoints === undefined) return <span class="soft">–</span>;
  return (
    <span class={`points-bar ${strong ? 'strong' : ''}`}>
      <span class="points-track" aria-hidden="true">
        <span style={{ width: `${milliPoints / 1000}%` }} />
      </span>
      <span class="mono">{strong ? points(milliPoints) : number(milliPoints / 1000)}</span>
    </span>
  );
}
