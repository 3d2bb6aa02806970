import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { Ring } from '#shared/machine/hardware/words.ts';
import { type Places, placesOf } from '#shared/machine/trial/places.ts';
import { type Actor, actorIn, type Crossing, crossingsOf } from '#shared/see/machine/crossings.ts';
import { type Happening, happeningOf } from '#shared/see/machine/happening.ts';
import { curveOf, placeOf, RING_RADII, SIZE } from '../rings/rings-geometry.ts';
import { Stamp } from '../rings/stamp.tsx';
import { Token } from '../rings/token.tsx';
import type { MachineViewProps } from './machine-view-props.ts';
import '../rings/rings.css';

const RINGS: readonly Ring[] = [3, 2, 1, 0];

/** Who is in which ring of the real processor, whose turn it is, and who got control from whom in the last step. */
export function RingsView({ run, tape, moment }: MachineViewProps): JSX.Element {
  const places = placesOf(run);
  const step = tape.steps[moment - 1];
  const happening = step && happeningOf(step.events);
  const crossings = step ? crossingsOf(step, run.guest.cpu.ring) : [];
  return (
    <section class="machine-rings" aria-label={t('machine.view.rings')}>
      <h3>{t('machine.view.rings')}</h3>
      {happening && step ? (
        <Stamp happening={happening} mnemonic={step.mnemonic} />
      ) : (
        <p class="machine-stamp soft">{t('machine.notYet')}</p>
      )}
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <Circles places={places} />
        {happening && step && <Mark happening={happening} places={places} actor={actorIn(step.ring)} moment={moment} />}
        {crossings.map((crossing, i) => (
          <Arrow key={`${moment}-${i}`} crossing={crossing} places={places} no={i} />
        ))}
        <Tokens places={places} ended={run.guest.stopped !== undefined} />
      </svg>
      <Legend places={places} ended={run.guest.stopped !== undefined} />
    </section>
  );
}

/** The rings, the more privileged the stronger, with their numbers. */
function Circles({ places }: { places: Places }): JSX.Element {
  const isRooted = places.hypervisor === 'root';
  return (
    <g>
      {RINGS.map((ring) => (
        <g key={ring}>
          <circle class={`ring ring-${ring}`} cx={SIZE / 2} cy={SIZE / 2} r={RING_RADII[ring]} />
          <text class="ring-no" x={SIZE / 2} y={SIZE / 2 + RING_RADII[ring] - 8}>
            {t('machine.ring', { ring })}
          </text>
        </g>
      ))}
      {isRooted && <circle class="ring ring-root" cx={SIZE / 2} cy={SIZE / 2} r={RING_RADII.root} />}
    </g>
  );
}

function actorsOf(places: Places): readonly Actor[] {
  return places.hypervisor === undefined ? ['program', 'kernel'] : ['program', 'kernel', 'hypervisor'];
}

function Tokens({ places, ended }: { places: Places; ended: boolean }): JSX.Element {
  return (
    <g>
      {actorsOf(places).map((actor) => (
        <Token
          key={actor}
          actor={actor}
          at={placeOf(actor, places)}
          isNext={!ended && actor === places.next.who}
          label={t(`machine.actor.${actor}`)}
        />
      ))}
    </g>
  );
}

function Arrow({ crossing, places, no }: { crossing: Crossing; places: Places; no: number }): JSX.Element {
  const { path, end, degrees } = curveOf(crossing, places);
  return (
    <g class={`crossing by-${crossing.by}`} style={{ '--no': no }}>
      <path class="crossing-line" d={path} pathLength={1} />
      <path
        class="crossing-head"
        d="M4 0 L-9 -6 L-9 6 Z"
        transform={`translate(${end.x} ${end.y}) rotate(${degrees})`}
      />
    </g>
  );
}

/** What became of an instruction that stayed where it is: it bounced off a wall unheard, saw through it, or ran. */
function Mark({ happening, places, actor, moment }: MarkProps): JSX.Element | null {
  const at = placeOf(actor, places);
  // Half of the way to the centre: what it wanted, or what it saw there.
  const wall = { x: (at.x + SIZE / 2) / 2, y: (at.y + SIZE / 2) / 2 };
  if (happening === 'ignored' || happening === 'revealed' || happening === 'escaped')
    return (
      <g key={moment} class={`mark ${happening}`}>
        <line x1={at.x} y1={at.y} x2={wall.x} y2={wall.y} />
        <path
          transform={`translate(${wall.x} ${wall.y})`}
          d={
            happening === 'ignored'
              ? 'M-8 -8 L8 8 M8 -8 L-8 8'
              : 'M-11 0 Q0 -10 11 0 Q0 10 -11 0 Z M-3 0 A3 3 0 1 0 3 0 A3 3 0 1 0 -3 0'
          }
        />
      </g>
    );
  if (['ran', 'translated', 'rewritten', 'interpreted'].includes(happening))
    return <circle key={moment} class={`mark ${happening}`} cx={at.x} cy={at.y} r={23} />;
  return null;
}

interface MarkProps {
  readonly happening: Happening;
  readonly places: Places;
  readonly actor: Actor;
  readonly moment: number;
}

/** The same in words: who, in which ring, and what the kernel takes itself to be in. */
function Legend({ places, ended }: { places: Places; ended: boolean }): JSX.Element {
  return (
    <ul class="rings-legend">
      {actorsOf(places).map((actor) => (
        <li key={actor} class={!ended && actor === places.next.who ? 'next' : ''}>
          <svg width="26" height="26" viewBox="-17 -17 34 34" aria-hidden="true">
            <Token actor={actor} at={{ x: 0, y: 0 }} isNext={!ended && actor === places.next.who} />
          </svg>
          <span>
            {t(`machine.actor.${actor}`)} <span class="soft">{placeWords(actor, places)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function placeWords(actor: Actor, places: Places): string {
  const place = places[actor];
  if (place === 'root') return t('machine.inRoot');
  if (actor === 'kernel' && place !== 0) return t('machine.believes', { ring: place ?? 0, believed: 0 });
  return t('machine.ring', { ring: place ?? 0 });
}
