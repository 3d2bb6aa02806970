import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { here } from '#client/device/address.ts';
import type { InsideSource } from '#client/inside/frames.ts';
import { rename } from '#client/ui/page/router.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { language, t } from '#client/words/words.ts';
import type { Debrief } from '#shared/protocol/debrief.ts';
import { MomentList } from './moments/moment-list.tsx';
import { type Moment, momentsOf } from './moments/moments.ts';
import { addOwnMark, dropOwnMark } from './moments/own-marks.ts';
import { RecentOrders } from './orders/recent-orders.tsx';
import { DebriefFrame, type DebriefProps } from './page/debrief-frame.tsx';
import { type DebriefPlace, debriefPath, placeIn } from './page/debrief-path.ts';
import { nameOfTeam, TeamSelect } from './page/team-choice.tsx';
import { FirstDifference, useDifference } from './replay/first-difference.tsx';
import { MarkForm } from './replay/mark-form.tsx';
import { ReplayCheck } from './replay/replay-check.tsx';
import { ReplayHall } from './replay/replay-hall.tsx';
import { Transport } from './replay/transport.tsx';
import { type LoadedReplay, type OpenReplay, useReplay } from './replay/use-replay.ts';
import type { LossAbout } from './score/waterfall-steps.ts';

/** The hall as it was, from the first second to the last; two teams of one seed beside each other. */
export function ReplayPage({ code }: { code: string }): JSX.Element {
  return <DebriefFrame code={code} here="replay" show={(props) => <Body {...props} />} />;
}

function Body(props: DebriefProps): JSX.Element {
  const { debrief } = props;
  const [place, setPlace] = useState(() => firstPlace(debrief));
  const teams = [place.team, place.beside].filter((team) => team !== undefined);
  const loaded = useReplay(props, teams, place.tick ?? 0);
  const go = (to: DebriefPlace & { readonly team: number }): void => {
    // Another team is opened at the moment that is on screen.
    const tick = isOpen(loaded) ? loaded.player.tick.peek() : place.tick;
    const next = { ...to, tick };
    rename(debriefPath(debrief.code, 'replay', next));
    setPlace(next);
  };
  return (
    <>
      <Teams debrief={debrief} place={place} onGo={go} />
      {isOpen(loaded) ? (
        <Replay
          key={teams.join()}
          {...props}
          replay={loaded}
          about={aboutIn(place)}
          onHideAbout={() => go({ ...place, tenant: undefined, cause: undefined })}
        />
      ) : (
        <Wait loaded={loaded} />
      )}
    </>
  );
}

function isOpen(loaded: LoadedReplay): loaded is OpenReplay {
  return typeof loaded === 'object' && 'player' in loaded;
}

/** Whose hall; what a player may not see is not offered. */
function visibleTeams({ teams }: Debrief): Debrief['teams'] {
  return teams.filter(({ accounts }) => accounts !== undefined);
}

function firstPlace(debrief: Debrief): DebriefPlace & { readonly team: number } {
  const visible = visibleTeams(debrief).map(({ team }) => team);
  const asked = placeIn(here().query);
  const own = debrief.you.role === 'player' ? debrief.you.team : (visible[0] ?? 0);
  const team = asked.team !== undefined && visible.includes(asked.team) ? asked.team : own;
  const beside = asked.beside !== team && visible.includes(asked.beside ?? -1) ? asked.beside : undefined;
  return { ...asked, team, beside };
}

interface TeamsProps {
  readonly debrief: Debrief;
  readonly place: DebriefPlace & { readonly team: number };
  readonly onGo: (place: DebriefPlace & { readonly team: number }) => void;
}

function Teams({ debrief, place, onGo }: TeamsProps): JSX.Element | null {
  const teams = visibleTeams(debrief);
  if (teams.length < 2) return null;
  const { team, beside } = place;
  return (
    <div class="replay-bar">
      <TeamSelect
        label={t('debrief.whose')}
        teams={teams}
        value={team}
        onChoose={(chosen = team) => onGo({ team: chosen, beside: chosen === beside ? undefined : beside })}
      />
      <TeamSelect
        label={t('debrief.replay.beside')}
        teams={teams.filter((each) => each.team !== team)}
        value={beside}
        none={t('debrief.replay.alone')}
        onChoose={(chosen) => onGo({ ...place, beside: chosen })}
      />
    </div>
  );
}

function Wait({ loaded }: { loaded: Exclude<LoadedReplay, OpenReplay> }): JSX.Element {
  if (loaded === 'loading')
    return (
      <p class="soft" role="status">
        {t('debrief.replay.loading')}
      </p>
    );
  return (
    <p class="notice bad" role="alert">
      {'problem' in loaded ? problemWords(loaded.problem) : t(`debrief.replay.cannot.${loaded.cannot}`)}
    </p>
  );
}

/** What of a loss is marked: only in the hall that it happened in. */
function aboutIn({ tenant, cause }: DebriefPlace): LossAbout | undefined {
  return tenant === undefined || cause === undefined ? undefined : { tenant, cause };
}

interface ReplayProps extends DebriefProps {
  readonly replay: OpenReplay;
  readonly about: LossAbout | undefined;
  readonly onHideAbout: () => void;
}

function Replay({ debrief, scenario, replay, about, onHideAbout }: ReplayProps): JSX.Element {
  const { client, player, halls } = replay;
  const [changes, setChanges] = useState(0);
  const first = halls[0]?.team ?? 0;
  const moments = useMemo(() => momentsOf(debrief, first), [debrief, first, changes, language.value]);
  const nameOf = (team: number) => nameOfTeam(debrief.teams.find((each) => each.team === team) ?? { team, emblem: -1 });
  const mark = (note: string) => {
    addOwnMark(debrief.code, first, player.tick.peek(), note);
    setChanges(changes + 1);
  };
  const drop = ({ bookmark }: Moment) => {
    dropOwnMark(debrief.code, bookmark);
    setChanges(changes + 1);
  };
  const difference = useDifference(client, halls[0]?.team, halls[1]?.team);
  const marks = useMemo(() => withDifference(moments, difference?.tick), [moments, difference]);
  const pair = halls.length > 1 ? 'replay-pair' : '';
  const [a, b] = halls.map(({ team }) => ({ team, name: nameOf(team) }));
  return (
    <div class="stack">
      <div class={pair}>
        {halls.map(({ team, session }, i) => (
          <ReplayHall
            key={team}
            session={session}
            inside={insideIn(client, team, player.playing.value)}
            label={nameOf(team)}
            narrow={halls.length > 1}
            about={i === 0 ? about : undefined}
            onHideAbout={onHideAbout}
          />
        ))}
      </div>
      <Transport player={player} scenario={scenario} moments={marks} />
      {a && b && (
        <FirstDifference
          client={client}
          scenario={scenario}
          a={a}
          b={b}
          difference={difference}
          onMoment={(tick) => player.seek(tick)}
        />
      )}
      <div class={pair}>
        {halls.map(({ team }) => (
          <div key={team} class="stack">
            <RecentOrders client={client} scenario={scenario} team={team} tick={player.tick.value} />
            <ReplayCheck state={client.states.value.get(team)} scenario={scenario} />
          </div>
        ))}
      </div>
      <section class="stack">
        <h2>{t('debrief.moments')}</h2>
        <MomentList scenario={scenario} moments={moments} onMoment={(tick) => player.seek(tick)} onDrop={drop} />
        <MarkForm onMark={mark} />
      </section>
    </div>
  );
}

/** Pictures of the hosts of a team, from the worker that plays its game again. What comes is only found out for a moment that stands. */
function insideIn(client: OpenReplay['client'], team: number, playing: boolean): InsideSource {
  const ask: Extract<InsideSource, { kind: 'played' }>['ask'] = (wanted) =>
    client.ask('inside', { team, wanted: { ...wanted, foretell: wanted.foretell && !playing } });
  return { kind: 'played', game: `${team} ${playing}`, ask };
}

/** Moments with the one at which two teams part, in the order of their ticks. */
function withDifference(moments: readonly Moment[], tick: number | undefined): readonly Moment[] {
  if (tick === undefined) return moments;
  const mark: Moment = {
    sign: '≠',
    own: false,
    bookmark: { kind: 'byHand', team: -1, tick, note: t('debrief.replay.part') },
  };
  return [...moments, mark].sort((a, b) => a.bookmark.tick - b.bookmark.tick);
}
