import type { JSX } from 'preact';
import type { Desk } from '#client/console/desk.ts';
import { debriefPath } from '#client/debrief/page/debrief-path.ts';
import { addressOf } from '#client/device/address.ts';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { conceptRows, type Met } from './concept-rows.ts';
import './concept-heat.css';

interface HeatProps {
  readonly desk: Desk;
  readonly view: RoomView;
}

/** Ticks before an order from which a replay is looked at: 5 s of most halls. Design value. */
const BEFORE_TICKS = 25;

/** Which concept which team has met: what its journal holds opens the replay there. */
export function ConceptHeat({ desk, view }: HeatProps): JSX.Element | null {
  const scenario = desk.session.welcome.value?.scenario;
  const teams = desk.session.overview.value;
  if (!scenario || teams.length === 0) return null;
  return (
    <section class="stack">
      <div>
        <h2>{t('console.heat')}</h2>
        <p class="small soft">{t('console.heatText')}</p>
      </div>
      <div class="heat-place">
        <table class="heat">
          <thead>
            <tr>
              <th scope="col">{t('console.concept')}</th>
              {view.teams.map((team) => (
                <th key={team.no} scope="col">
                  <Emblem no={team.emblem} />
                  <span class="unseen">{teamName(team)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {conceptRows(scenario, teams).map(({ concept, cells }) => (
              <tr key={concept}>
                <th scope="row">{t(`see.entry.${concept}.title`)}</th>
                {cells.map((met, place) => (
                  <td key={teams[place]?.team} class={met.how}>
                    <Cell code={view.code} team={teams[place]?.team ?? 0} met={met} concept={concept} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Cell({ code, team, met, concept }: { code: string; team: number; met: Met; concept: string }): JSX.Element {
  const words = t(`console.met.${met.how}`);
  if (met.how === 'notMet') return <span class="unseen">{words}</span>;
  const to = debriefPath(code, 'replay', { team, tick: Math.max(0, met.tick - BEFORE_TICKS) });
  return (
    <a href={addressOf(to)} target="_blank" rel="noopener" title={words}>
      <span class="heat-sign" aria-hidden="true" />
      <span class="unseen">{`${t(`see.entry.${concept}.title`)}: ${words}`}</span>
    </a>
  );
}
