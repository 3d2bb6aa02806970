import { t } from '#client/words/words.ts';
import { levelName } from '../words/level-words.ts';
import type { Station } from './campaign.ts';

/** A station in words: its level, and how it stands. */
export function stationLabel({ id, isOpen, stars, isNext }: Station): string {
  const state = !isOpen
    ? t('campaign.state.locked')
    : stars > 0
      ? t('campaign.stars', { count: stars })
      : t('campaign.state.open');
  return t(isNext ? 'campaign.stationNext' : 'campaign.station', { level: levelName(id), state });
}
