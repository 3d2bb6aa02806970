import type { JSX } from 'preact';
import { written } from '#client/see/figure-words.ts';
import { hex } from '#client/see/machine/hex.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { number, percent } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { exitsOf, hitShare } from '#shared/levels/machine/readings.ts';
import { isRefused, type Refused, type Tried } from '#shared/levels/machine/tried.ts';
import type { TriedReading } from '#shared/levels/machine-level.ts';

interface TriedCardProps {
  readonly tried: Tried | Refused;
  readonly readings: readonly TriedReading[];
  readonly isWatched: boolean;
  readonly onWatch: () => void;
}

/** What came of one machine: what was asked for, met or not, and figures. */
export function TriedCard({ tried, readings, isWatched, onWatch }: TriedCardProps): JSX.Element {
  return (
    <article class={`tried-card ${isWatched ? 'watched' : ''}`}>
      <div class="tried-head">
        <h3>{t(`machine.guest.${tried.setting.guest}`)}</h3>
        {!isRefused(tried) && (
          <Button
            size="small"
            pressed={isWatched}
            onClick={onWatch}
            label={t('machinePlay.watchNamed', { guest: t(`machine.guest.${tried.setting.guest}`) })}
          >
            {t('machinePlay.watch')}
          </Button>
        )}
      </div>
      {isRefused(tried) ? (
        <ul class="tried-lines">
          <Line holds={false} words={t(`machine.refusal.${tried.refusal}`)} />
        </ul>
      ) : (
        <ul class="tried-lines">
          {tried.stopped !== 'poweredOff' && (
            <Line holds={false} words={t(`machine.says.stopped.${tried.stopped ?? 'halted'}`)} />
          )}
          {readings.map((reading) => (
            <Line key={reading} {...READINGS[reading](tried)} />
          ))}
        </ul>
      )}
    </article>
  );
}

interface LineProps {
  /** Whether it is as it should be; nothing where no such thing is asked. */
  readonly holds?: boolean;
  readonly words: string;
}

function Line({ holds, words }: LineProps): JSX.Element {
  return (
    <li class={holds === undefined ? 'plain' : holds ? 'holds' : 'fails'}>
      {holds === undefined ? (
        <span aria-hidden="true">·</span>
      ) : holds ? (
        <Icon name="check" />
      ) : (
        <b aria-hidden="true">!</b>
      )}
      {holds !== undefined && <span class="unseen">{t(holds ? 'machine.verdict.met' : 'machine.verdict.notMet')}</span>}
      <span>{words}</span>
    </li>
  );
}

/** What each reading says of a machine. */
const READINGS: { readonly [R in TriedReading]: (tried: Tried) => LineProps } = {
  control: ({ requirements: { control } }) => ({
    holds: control.holds,
    words: control.holds
      ? t('machine.verdict.inControl')
      : control.violations.map((one) => t(`machine.verdict.violation.${one}`)).join('; '),
  }),
  equivalence: ({ requirements: { equivalence } }) => ({
    holds: equivalence.holds,
    words: equivalenceWords(equivalence),
  }),
  efficiency: ({ requirements: { efficiency }, counts }) =>
    counts.innocuous.all === 0
      ? { words: t('machinePlay.noneRan') }
      : { holds: efficiency.holds, words: t('machine.verdict.share', { share: percent(efficiency.share) }) },
  speed: ({ speed, requirements }) => ({
    words: requirements.equivalence.holds
      ? t('machinePlay.speed', { share: written('share', speed) })
      : t('machinePlay.noSpeed'),
  }),
  hostOn: ({ hostOn }) => ({ holds: hostOn, words: t(hostOn ? 'machinePlay.hostOn' : 'machinePlay.hostOff') }),
  cycles: ({ counts }) => ({ words: written('cycles', counts.cycles) }),
  exits: (tried) => ({ words: t('machinePlay.exits', { n: number(exitsOf(tried)) }) }),
  wrongReads: ({ wrongReads }) => ({
    holds: wrongReads === 0,
    words: t(wrongReads === 0 ? 'machinePlay.noWrongReads' : 'machinePlay.wrongReads', { n: number(wrongReads) }),
  }),
  cacheHits: (tried) => ({
    words: t('machinePlay.cacheHits', {
      share: written('share', hitShare(tried)),
      translated: number(tried.counts.blocks.translated),
    }),
  }),
  translatedInPrograms: ({ translatedInPrograms: n }) => ({
    words: t('machinePlay.translatedInPrograms', { n: number(n) }),
  }),
  output: ({ output }) => ({
    words: t(output === '' ? 'machinePlay.noOutput' : 'machinePlay.output', { text: output }),
  }),
};

function equivalenceWords({ firstDifference, holds, compared }: Tried['requirements']['equivalence']): string {
  if (firstDifference) {
    const { step, pc, mnemonic } = firstDifference;
    if (mnemonic === undefined) return t('machinePlay.stoodStill', { step: step + 1 });
    return t('machine.verdict.differs', { step: step + 1, address: hex(pc), instruction: mnemonic });
  }
  return t(holds ? `machine.verdict.same.${compared}` : 'machinePlay.endsOther');
}
