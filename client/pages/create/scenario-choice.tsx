import type { JSX } from 'preact';
import { Choice } from '#client/ui/controls/choice.tsx';
import { counted } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { ScenarioInfo } from '#shared/protocol/hosting.ts';
import { playedScenarios } from './solo-record.ts';
import { byTopic, placeOf } from './topics.ts';

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
  const next = halls.find(({ id }) => !played.includes(id))?.id;
  const badge = (id: string) =>
    played.includes(id) ? t('solo.played') : played.length > 0 && id === next ? t('solo.next') : '';
  const options = halls.map((scenario) => ({
    value: scenario.id,
    ...headingsOf(scenario.id),
    title: hallTitle(scenario.id),
    badge: guided ? badge(scenario.id) : '',
    text: scenarioText(scenario.id),
    facts: facts(scenario),
  }));
  return <Choice legend={t('host.scenario')} options={options} value={value} onChange={onChange} />;
}

/** The part of the list and what it is for, and the hall's own topic. */
function headingsOf(id: string) {
  const { section, topic } = placeOf(id);
  return {
    group: t(`section.${section}.title`),
    groupText: t(`section.${section}.text`),
    caption: topic === undefined ? '' : t(`topic.${topic}`),
  };
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
