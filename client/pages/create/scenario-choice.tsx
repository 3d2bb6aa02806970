import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { counted } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { ScenarioInfo } from '#shared/protocol/hosting.ts';
import { playedScenarios } from './solo-record.ts';
import { byTopic, topicOf } from './topics.ts';

const SECONDS_PER_MINUTE = 60;

interface ScenarioChoiceProps {
  readonly scenarios: readonly ScenarioInfo[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** For one who plays alone: where to start, and what was played here before. */
  readonly guided?: boolean;
}

/** What is played. */
export function ScenarioChoice({ scenarios, value, onChange, guided = false }: ScenarioChoiceProps): JSX.Element {
  if (scenarios.length === 0) return <p class="soft">{t('app.loading')}</p>;
  const played = guided ? playedScenarios() : [];
  const halls = byTopic(scenarios);
  const start = halls.find(({ id }) => !played.includes(id))?.id;
  const badge = (id: string) => (played.includes(id) ? t('solo.played') : id === start ? t('solo.startHere') : '');
  const options = halls.map((scenario, i) => ({
    value: scenario.id,
    group: t(`topic.${topicOf(scenario.id)}`),
    title: `${i + 1}. ${hallTitle(scenario.id)}`,
    badge: guided ? badge(scenario.id) : '',
    text: scenarioText(scenario.id),
    facts: facts(scenario),
  }));
  return <Choice legend={t('host.scenario')} options={options} value={value} onChange={onChange} />;
}

function scenarioText(id: string): string {
  const key = `scenario.${id}.text`;
  return hasWords(key) ? t(key) : '';
}

function facts(info: ScenarioInfo): string {
  const { lengthS } = info;
  const [hosts, vms] = [counted('hosts', info.hosts), counted('vms', info.vms)];
  if (lengthS === 0) return t('host.scenarioEndless', { hosts, vms });
  const minutes = t('host.minutes', { count: Math.max(1, Math.round(lengthS / SECONDS_PER_MINUTE)) });
  return t('host.scenarioFacts', { minutes, hosts, vms });
}
