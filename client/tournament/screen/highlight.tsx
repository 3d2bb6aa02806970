import type { JSX } from 'preact';
import { momentText } from '#client/debrief/moments/moments.ts';
import { useDebrief } from '#client/debrief/page/past-session.ts';
import { clockText } from '#client/model/facts/facts.ts';
import { matchCode } from '#client/net/match-code.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { scenarioOf } from '#shared/replay/scenario-of.ts';
import type { TournamentMatchView, TournamentView } from '#shared/tournament/messages.ts';
import type { Standing } from '#shared/tournament/standings.ts';
import { entryName, milliText, pointsText } from '../show/tournament-words.ts';

/** Who has just been revealed: place, points, and the best game with its best moment, from its replay. */
export function Highlight({ view, row }: { view: TournamentView; row: Standing }): JSX.Element {
  const best = bestMatch(view, row.entry);
  return (
    <section class="highlight" aria-live="polite">
      <p class="highlight-place">{t('tournament.screen.place', { place: row.place })}</p>
      <p class="highlight-name">{entryName(view, row.entry)}</p>
      {view.rules.format.kind !== 'elimination' && (
        <p>{t('tournament.screen.points', { points: pointsText(view.rules, row.points) })}</p>
      )}
      {best && (
        <>
          <p>
            {t('tournament.screen.best', {
              hall: hallTitle(best.match.hall),
              round: best.match.round,
              points: milliText(best.milliPoints),
            })}
          </p>
          {best.match.replay && <BestMoment view={view} match={best.match} entry={row.entry} />}
        </>
      )}
    </section>
  );
}

interface Best {
  readonly match: TournamentMatchView;
  readonly milliPoints: number;
}

function bestMatch({ matches }: TournamentView, entry: number): Best | undefined {
  const own = matches.flatMap((match) => {
    const milliPoints = match.results.find((result) => result.entry === entry)?.milliPoints;
    return milliPoints === undefined ? [] : [{ match, milliPoints }];
  });
  return own.toSorted((a, b) => b.milliPoints - a.milliPoints)[0];
}

/** In this order: what was saved says more of a player than what was promised. */
const TOLD = ['bestSave', 'overcommitPeak', 'firstBreach'] as const;

interface MomentProps {
  readonly view: TournamentView;
  readonly match: TournamentMatchView;
  readonly entry: number;
}

function BestMoment({ view, match, entry }: MomentProps): JSX.Element | null {
  const debrief = useDebrief(matchCode(view.code, match.no));
  if (typeof debrief === 'string' || 'problem' in debrief) return null;
  const team = match.entries.indexOf(entry);
  const own = debrief.bookmarks.filter((bookmark) => bookmark.team === team);
  const told = TOLD.flatMap((kind) => own.filter((bookmark) => bookmark.kind === kind))[0];
  const scenario = scenarioOf(debrief);
  if (!told || !scenario) return null;
  return (
    <p class="highlight-moment">
      <span class="mono">{clockText({ scenario }, told.tick)}</span> {momentText(scenario, told)}
    </p>
  );
}
