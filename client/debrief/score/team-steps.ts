import { clockText } from '#client/model/facts/facts.ts';
import { moneyOfCents } from '#client/words/formats.ts';
import { tenantNameIn } from '#client/words/tenant-name.ts';
import { t } from '#client/words/words.ts';
import type { Debrief, LossFigures, ScoreAxis, TeamDebrief } from '#shared/protocol/debrief.ts';
import { type WaterfallBar, type WaterfallPart, WEIGHTS, waterfallOf } from '#shared/score/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { playedPar, playedSeries } from './score-of-series.ts';
import { vmTime } from './vm-time.ts';
import type { WaterfallStep } from './waterfall-steps.ts';

/** Customers of a cause that are told one by one; what is smaller is told together. */
const LINES_MOST = 10;

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
  return waterfallOf(played).bars.map((bar) => stepOf(bar, { scenario, losses }));
}

function stepOf({ axis, milliPoints, parts }: WaterfallBar, hall: Hall): WaterfallStep {
  const colour = COLOURS[axis];
  const causes = [...new Set(parts.flatMap((part) => (part.kind === 'loss' ? [part.cause] : [])))];
  const lost = causes.map((cause) => causeStep(cause, parts.filter(isLossBy(cause)), colour, hall));
  const other = parts.flatMap((part) => (part.kind === 'loss' ? [] : [otherStep(part, colour)]));
  return {
    key: axis,
    label: t(`debrief.axis.${axis}`),
    milliPoints: -milliPoints,
    colour,
    parts: [...lost, ...other].sort((a, b) => a.milliPoints - b.milliPoints),
  };
}

/** What the steps of a team are told from. */
interface Hall {
  readonly scenario: Scenario;
  readonly losses: readonly LossFigures[];
}

type LossPart = Extract<WaterfallPart, { kind: 'loss' }>;
type OtherPart = Exclude<WaterfallPart, LossPart>;

function isLossBy(cause: string): (part: WaterfallPart) => part is LossPart {
  return (part): part is LossPart => part.kind === 'loss' && part.cause === cause;
}

function otherStep({ kind, milliPoints }: OtherPart, colour: string): WaterfallStep {
  return {
    key: kind,
    reason: kind,
    label: capital(t(`debrief.reason.${kind}.name`)),
    facts: t(`debrief.reason.${kind}.why`),
    milliPoints: -milliPoints,
    colour,
  };
}

/** A cause with the customers that it hit, those that it cost the most first. */
function causeStep(cause: string, parts: readonly LossPart[], colour: string, hall: Hall): WaterfallStep {
  const lines = parts.slice(0, LINES_MOST).map((part) => lineStep(part, colour, hall));
  const rest = sumOf(parts.slice(LINES_MOST));
  const smaller: WaterfallStep = { key: 'rest', label: t('debrief.waterfall.rest'), milliPoints: -rest, colour };
  return {
    key: cause,
    cause: cause as Cause,
    label: t('debrief.waterfall.line', {
      cause: capital(t(`cause.${cause}.plain`)),
      tenants: t('debrief.waterfall.tenants', { count: parts.length }),
    }),
    milliPoints: -sumOf(parts),
    colour,
    parts: rest > 0 ? [...lines, smaller] : lines,
  };
}

function sumOf(parts: readonly LossPart[]): number {
  return parts.reduce((sum, { milliPoints }) => sum + milliPoints, 0);
}

function lineStep({ tenant, cause, milliPoints }: LossPart, colour: string, { scenario, losses }: Hall): WaterfallStep {
  const line = losses.find((each) => each.tenant === tenant && each.cause === cause);
  const name = tenantNameIn(scenario, tenant);
  return {
    key: `${cause} ${tenant}`,
    label: name,
    milliPoints: -milliPoints,
    colour,
    tenant,
    cause: cause as Cause,
    ...(line && lineFacts(line, scenario, name)),
  };
}

/** What the ledger says of a line, and where to look. */
function lineFacts(line: LossFigures, scenario: Scenario, tenant: string): Partial<WaterfallStep> {
  const time = vmTime(secondsAt(scenario, line.goodTicks));
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
