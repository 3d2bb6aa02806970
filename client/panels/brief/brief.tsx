import type { JSX } from 'preact';
import { verbKey } from '#client/model/commands/verb-keys.ts';
import { verbEffect } from '#client/model/commands/verb-words.ts';
import { VERBS } from '#client/model/commands/verbs.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { duration } from '#client/words/formats.ts';
import { weightsText } from '#client/words/weights-text.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { WeightPreset } from '#shared/protocol/debrief.ts';
import { hallById } from '#shared/scenarios/index.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import './brief.css';

/** Orders that a hall without a list of its own shows: what every hall is played with. */
const EVERY_HALL: readonly CommandName[] = ['placeVm', 'migrateLive', 'setOvercommit', 'sleepHost', 'buyHost'];
const ORDERS_MOST = 6;

export interface BriefProps {
  readonly scenario: Scenario;
  /** What the score of the session weighs; absent where nobody keeps one. */
  readonly weights: WeightPreset | undefined;
  /** Level of its heading on the page around it; absent = 3. */
  readonly level?: 2 | 3;
}

/** What one has to know before the first second: what for, what counts, and the orders that answer it. */
export function Brief({ scenario, weights, level = 3 }: BriefProps): JSX.Element {
  const orders = ordersOf(scenario);
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div class="brief">
      <p class="brief-goal">{sentence(scenario, 'goal')}</p>
      <dl class="brief-lines">
        <div>
          <dt>{t('brief.counts')}</dt>
          <dd>{sentence(scenario, 'counts')}</dd>
        </div>
        {weights && scenario.lengthS > 0 && (
          <div>
            <dt>{t('score.title')}</dt>
            <dd>
              {t(`weights.${weights}.title`)}: {weightsText(weights)}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('brief.new')}</dt>
          <dd>{sentence(scenario, 'new')}</dd>
        </div>
        {scenario.lengthS > 0 && (
          <div>
            <dt>{t('brief.length')}</dt>
            <dd>{t('brief.lengthText', { time: duration(scenario.lengthS) })}</dd>
          </div>
        )}
      </dl>
      <Heading>{t('brief.orders')}</Heading>
      <ul class="brief-orders">
        {orders.map((command) => (
          <Order key={command} scenario={scenario} command={command} />
        ))}
      </ul>
    </div>
  );
}

function Order({ scenario, command }: { scenario: Scenario; command: CommandName }): JSX.Element {
  const verb = VERBS.find((each) => each.command === command);
  const key = verbKey(scenario, command);
  return (
    <li>
      {verb && <VerbIcon name={verb.icon} />}
      <p>
        <strong>{t(`verb.${command}.name`)}</strong>{' '}
        {key && <kbd title={t('shortcut.keyOf', { key: key.toUpperCase() })}>{key.toUpperCase()}</kbd>}
        {verb && <span class="soft small"> {t(`brief.on.${verb.on}`)}</span>}
        <br />
        <span class="small">{verbEffect(command, {})}</span>
      </p>
    </li>
  );
}

/** The orders that a hall is about, as far as it has them. */
export function ordersOf(scenario: Scenario): readonly CommandName[] {
  const named = (hallById(scenario.id)?.orders ?? []) as readonly CommandName[];
  const orders = named.length > 0 ? named : EVERY_HALL;
  return orders.filter((command) => isAllowed(scenario, command)).slice(0, ORDERS_MOST);
}

/** A sentence of the hall's brief; of any hall, where nobody has written one for it. */
function sentence({ id, lengthS }: Scenario, part: 'goal' | 'counts' | 'new'): string {
  const own = `brief.${id}.${part}`;
  if (hasWords(own)) return t(own);
  if (part === 'goal' && hasWords(`scenario.${id}.text`)) return t(`scenario.${id}.text`);
  return t(part === 'counts' && lengthS === 0 ? 'brief.any.countsEndless' : `brief.any.${part}`);
}
