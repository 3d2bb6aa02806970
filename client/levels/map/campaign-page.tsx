import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { LevelId } from '#shared/levels/header.ts';
import { type ChapterLine, campaign, LEVEL_IDS } from './campaign.ts';
import { ChapterList } from './chapter-list.tsx';
import { LevelBoard } from './level-board.tsx';
import { NetworkPlan } from './network-plan.tsx';
import { ProgressPanel } from './progress-panel.tsx';
import { usePlanFits } from './use-plan-fits.ts';
import './campaign.css';

const STARS_OF_A_LEVEL = 3;

/** The campaign: where to go on, what is open, what was won and why. */
export function CampaignPage(): JSX.Element {
  const chapters = campaign();
  const fits = usePlanFits();
  const [asList, setAsList] = useState(false);
  const [pointed, setPointed] = useState<LevelId>();
  const shown =
    stationOf(chapters, pointed) ?? stationOf(chapters, nextOf(chapters)) ?? stationOf(chapters, LEVEL_IDS[0]);
  const plan = fits && !asList;
  return (
    <Page title={t('campaign.title')} width="wide">
      <div class="campaign stack loose">
        <CampaignHead chapters={chapters} />
        <div class={`campaign-main ${plan ? 'as-plan' : 'as-list'}`}>
          <div class="campaign-board">
            {shown && <LevelBoard {...shown} />}
            {fits && (
              <Button size="small" pressed={asList} onClick={() => setAsList(!asList)}>
                {t('campaign.asList')}
              </Button>
            )}
          </div>
          {plan ? <NetworkPlan chapters={chapters} onPoint={setPointed} /> : <ChapterList chapters={chapters} />}
        </div>
        <ProgressPanel />
      </div>
    </Page>
  );
}

function CampaignHead({ chapters }: { chapters: readonly ChapterLine[] }): JSX.Element {
  const stations = chapters.flatMap((chapter) => chapter.stations);
  const won = stations.reduce((sum, { stars }) => sum + stars, 0);
  return (
    <div class="campaign-head">
      <div class="stack">
        <h1>{t('campaign.title')}</h1>
        <p class="soft">{t('campaign.intro')}</p>
      </div>
      <p class="campaign-sum">
        <strong>{number(won)}</strong> {t('campaign.starsOf', { all: number(stations.length * STARS_OF_A_LEVEL) })}
        <br />
        <Link to="/solo">{t('campaign.halls')}</Link>
      </p>
    </div>
  );
}

function nextOf(chapters: readonly ChapterLine[]): LevelId | undefined {
  return chapters.flatMap(({ stations }) => stations).find(({ isNext }) => isNext)?.id;
}

function stationOf(chapters: readonly ChapterLine[], level: LevelId | undefined) {
  for (const chapter of chapters) {
    const station = chapter.stations.find(({ id }) => id === level);
    if (station) return { chapter, station };
  }
  return undefined;
}
