import { clockText } from '#client/model/facts/facts.ts';
import { duration, moneyOfCents } from '#client/words/formats.ts';
import { tenantNameIn } from '#client/words/tenant-name.ts';
import { t } from '#client/words/words.ts';
import type { Debrief, LossFigures, ScoreAxis, TeamDebrief } from '#shared/protocol/debrief.ts';
import { type WaterfallBar, type WaterfallPart, WEIGHTS, waterfallOf } from '#shared/score/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { playedPar, playedSeries } from './score-of-series.ts';
import type { WaterfallStep } from './waterfall-steps.ts';

/** Lines of a bar that are told one by one; what is smaller is told together. */
const PARTS_MOST = 10;

const COLOURS: { readonly [A in ScoreAxis]: string } = {
  promises: '--status-breach',
  density: '--memory-compressed',
  energy: '--status-hot',
  profit: '--memory-private',
  predictions: '--status-off',
};

/** The way of a team from a hundred points to its score, in words; nothing while the bots have not run. */
export function teamSteps(
  { par, weights }: Debrief,
  scenario: Scenario,
  { accounts }: TeamDebrief,
): readonly WaterfallStep[] | undefined {
  if (!par || !accounts || accounts.series.beats === 0) return undefined;
  const { losses } = accounts;
  const played = {
    series: playedSeries(accounts.series),
    par: playedPar(par),
    weights: WEIGHTS[weights],
    losses,
    scenario,
  };
  return waterfallOf(played).bars.map((bar) => stepOf(bar, scenario, losses));
}

function stepOf(
  { axis, milliPoints, parts }: WaterfallBar,
  scenario: Scenario,
  losses: readonly LossFigures[],
): WaterfallStep {
  const colour = COLOURS[axis];
  const told = parts.slice(0, PARTS_MOST).map((part) => partOf(part, colour, scenario, losses));
  const rest = parts.slice(PARTS_MOST).reduce((sum, part) => sum + part.milliPoints, 0);
  const other: WaterfallStep = { key: 'rest', label: t('debrief.waterfall.rest'), milliPoints: -rest, colour };
  return {
    key: axis,
    label: t(`debrief.axis.${axis}`),
    milliPoints: -milliPoints,
    colour,
    parts: rest > 0 ? [...told, other] : told,
  };
}

function partOf(
  part: WaterfallPart,
  colour: string,
  scenario: Scenario,
  losses: readonly LossFigures[],
): WaterfallStep {
  const milliPoints = -part.milliPoints;
  if (part.kind !== 'loss') {
    const text = { label: capital(t(`debrief.reason.${part.kind}.name`)), facts: t(`debrief.reason.${part.kind}.why`) };
    return { key: part.kind, reason: part.kind, milliPoints, colour, ...text };
  }
  const { tenant, cause } = part;
  const line = losses.find((each) => each.tenant === tenant && each.cause === cause);
  const name = tenantNameIn(scenario, tenant);
  return {
    key: `${cause} ${tenant}`,
    label: t('debrief.waterfall.line', { cause: capital(t(`cause.${cause}.plain`)), tenant: name }),
    milliPoints,
    colour,
    cause: cause as Cause,
    ...(line && lineFacts(line, scenario, name)),
  };
}

/** What the ledger says of a line, and where to look. */
function lineFacts(line: LossFigures, scenario: Scenario, tenant: string): Partial<WaterfallStep> {
  const time = duration(secondsAt(scenario, line.goodTicks));
  const [from, to] = [line.firstTick, line.lastTick].map((tick) => clockText({ scenario }, tick));
  return {
    facts: t('debrief.waterfall.facts', {
      time,
      fee: moneyOfCents(line.feeCents),
      credit: moneyOfCents(line.creditCents),
    }),
    where: t('debrief.loss.whom', { tenant, from: from ?? '', to: to ?? '', time }),
    fromTick: line.firstTick,
    toTick: line.lastTick,
  };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
