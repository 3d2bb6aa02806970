import type { JSX } from 'preact';
import { Emblem } from '#client/ui/controls/emblem.tsx';
import { teamColour, teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { HostShape, SkylineHall } from '#shared/protocol/stage.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';

/** All halls side by side, each a row of towers: a tower is a host, a floor of it is a guest, its light how busy it is. */
export function Skyline({ view, halls }: { view: RoomView; halls: readonly SkylineHall[] }): JSX.Element {
  return (
    <ul class="skyline" aria-label={t('projector.halls')}>
      {halls.map((hall) => {
        const team = view.teams.find(({ no }) => no === hall.team);
        if (!team) return null;
        return (
          <li key={hall.team} style={{ '--team': teamColour(team) }}>
            <Towers hosts={hall.hosts} />
            <p class="skyline-name">
              <Emblem no={team.emblem} size={28} />
              {teamName(team)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}

const TOWER = 20;
const GAP = 6;
const FLOOR = 5;
const FLOORS_MOST = 14;
const HEIGHT = FLOORS_MOST * FLOOR + 12;
const DEAD = HOST_STATES.indexOf('failed');
const ON = HOST_STATES.indexOf('on');

/** The hosts of one hall as towers. */
export function Towers({ hosts }: { hosts: readonly HostShape[] }): JSX.Element {
  const width = Math.max(1, hosts.length) * (TOWER + GAP);
  return (
    <svg
      viewBox={`0 0 ${width} ${HEIGHT}`}
      preserveAspectRatio="xMidYMax meet"
      role="img"
      aria-label={t('projector.hostState', { count: hosts.filter(({ state }) => state === ON).length })}
    >
      {hosts.map((host, place) => (
        <Tower key={place} host={host} x={place * (TOWER + GAP)} />
      ))}
    </svg>
  );
}

/** A dead host is crossed out, one without power is an outline: shape before colour. */
function Tower({ host, x }: { host: HostShape; x: number }): JSX.Element {
  const floors = Math.min(FLOORS_MOST, host.guests);
  const top = HEIGHT - 6 - Math.max(3, floors) * FLOOR;
  const look = host.state === DEAD ? 'dead' : host.state === ON ? `load-${host.load}` : 'dark';
  return (
    <g class={`tower ${look}`}>
      <rect x={x + 1} y={top} width={TOWER} height={HEIGHT - 4 - top} rx={2} class="tower-wall" />
      {Array.from({ length: floors }, (_, floor) => (
        <rect
          key={floor}
          x={x + 4}
          y={HEIGHT - 9 - floor * FLOOR}
          width={TOWER - 6}
          height={FLOOR - 2}
          class="tower-floor"
        />
      ))}
      {look === 'dead' && (
        <path d={`M${x + 1} ${top}L${x + TOWER + 1} ${HEIGHT - 4}M${x + TOWER + 1} ${top}L${x + 1} ${HEIGHT - 4}`} />
      )}
    </g>
  );
}
