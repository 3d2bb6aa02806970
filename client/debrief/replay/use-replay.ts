import { useEffect, useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import { journalOf } from '../page/past-session.ts';
import { scoreAt } from '../score/score-of-series.ts';
import { Player } from './player.ts';
import { ReplayClient } from './replay-client.ts';
import type { DeskProblem } from './replay-desk.ts';
import { ReplaySession } from './replay-session.ts';

/** A session that is played again: its halls, one position for all of them, and who plays them. */
export interface OpenReplay {
  readonly client: ReplayClient;
  readonly player: Player;
  /** The halls, in the order of the teams asked for. */
  readonly halls: readonly { readonly team: number; readonly session: ReplaySession }[];
}

export type LoadedReplay =
  | OpenReplay
  | 'loading'
  | { readonly problem: ApiProblem }
  | { readonly cannot: DeskProblem | 'failed' };

/** Plays teams of a session again, from a tick on. */
export function useReplay(props: DebriefProps, teams: readonly number[], tick: number): LoadedReplay {
  const [loaded, setLoaded] = useState<LoadedReplay>('loading');
  const key = teams.join();
  const recording = useRecording(props.debrief.code);
  useEffect(() => {
    if (typeof recording !== 'string' || recording === '') return;
    const client = new ReplayClient();
    let left = false;
    let player: Player | undefined;
    setLoaded('loading');
    client.ask('open', { journal: recording, teams }).then(
      (cannot) => {
        if (left) return;
        if (cannot) return setLoaded({ cannot });
        const open = openReplay(props, client, teams);
        player = open.player;
        player.seek(tick);
        setLoaded(open);
      },
      () => !left && setLoaded({ cannot: 'failed' }),
    );
    return () => {
      left = true;
      player?.close();
      client.close();
    };
  }, [recording, key]);
  return typeof recording === 'string' ? loaded : recording;
}

/** The journal of a session; empty while it comes. */
function useRecording(code: string): string | { readonly problem: ApiProblem } {
  const [recording, setRecording] = useState<string | { readonly problem: ApiProblem }>('');
  useEffect(() => {
    let left = false;
    void journalOf(code).then((answer) => {
      if (!left) setRecording(answer.ok ? answer.value : { problem: answer.problem });
    });
    return () => {
      left = true;
    };
  }, [code]);
  return recording;
}

function openReplay({ debrief, scenario }: DebriefProps, client: ReplayClient, teams: readonly number[]): OpenReplay {
  const view = pastRoom({ debrief, scenario });
  const halls = teams.map((team) => ({ team, session: new ReplaySession(scenario, view) }));
  const pointsAt = (team: number, tick: number) => scoreAt(debrief, scenario, team, tick);
  const show = async (tick: number) => {
    const frames = await Promise.all(halls.map(({ team }) => client.ask('frame', { team, tick })));
    halls.forEach(({ session }, i) => {
      const frame = frames[i];
      if (frame) session.show(frame, pointsAt(halls[i]?.team ?? -1, frame.tick));
    });
  };
  return { client, halls, player: new Player(debrief.tick, scenario.tickSeconds, show) };
}

/** The room as its halls need it to be drawn: it runs, and nobody sits in it. */
function pastRoom({ debrief, scenario }: DebriefProps): RoomView {
  return {
    code: '',
    title: debrief.title,
    phase: 'running',
    pause: 'look',
    speed: 1,
    door: 'closed',
    solo: debrief.solo,
    teamForming: 'assigned',
    freeNames: false,
    weights: debrief.weights,
    showTeams: false,
    lengthS: scenario.lengthS,
    capacity: 1,
    teams: debrief.teams.map(({ team, emblem }) => ({ no: team, emblem: Math.max(0, emblem) })),
    seats: [],
    waiting: [],
  };
}
