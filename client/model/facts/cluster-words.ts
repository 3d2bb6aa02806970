import { percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import {
  BALANCER_MODES,
  HA_PRIORITIES,
  HOST_PARTS,
  MOVE_REASONS,
  PATCH_STATES,
  RULE_KINDS,
} from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at, nameOf } from './cell.ts';
import type { FactLine } from './fact-names.ts';
import { waitText } from './facts.ts';
import { hostName, tenantName, vmName } from './names.ts';

/** Rows of rules, with what they say; a broken one says so. */
export function ruleTexts(world: OpenWorld): readonly { readonly row: number; readonly text: string }[] {
  return rowsOf(world.rules.kind).map((row) => ({ row, text: ruleText(world, row) }));
}

function ruleText(world: OpenWorld, row: number): string {
  const { rules } = world;
  const kind = nameOf(RULE_KINDS, at(rules.kind, row));
  const [vm, other] = [at(rules.vm, row), at(rules.other, row)];
  const rule = t(`rule.${kind}`, { vm: vm === NONE ? '' : vmName(world, vm), other: otherName(world, kind, other) });
  return at(rules.broken, row) === 1 ? t('rule.broken', { rule }) : rule;
}

function otherName(world: OpenWorld, kind: string, row: number): string {
  if (kind === 'tenantApart') return tenantName(world, row);
  return kind === 'together' || kind === 'apart' || kind === 'apartRacks' ? vmName(world, row) : hostName(row);
}

/** Rows of the balancer’s suggestions, with what they say. */
export function suggestionTexts(world: OpenWorld): readonly { readonly row: number; readonly text: string }[] {
  const { suggestions } = world;
  return rowsOf(suggestions.reason).map((row) => {
    const reason = nameOf(MOVE_REASONS, at(suggestions.reason, row));
    const names = { vm: vmName(world, at(suggestions.vm, row)), host: hostName(at(suggestions.to, row)) };
    return { row, text: t(`suggestion.${reason}`, names) };
  });
}

function rowsOf(column: Int32Array): number[] {
  return [...column.keys()].filter((row) => at(column, row) !== 0);
}

/** What is set and what is amiss in the hall as a cluster: rules, balancer, patches. Says nothing of what is not in use. */
export function clusterFacts(world: OpenWorld): readonly FactLine[] {
  const { hall } = world;
  const facts: FactLine[] = ruleTexts(world).map(({ text }) => ['fact.rule', text]);
  const mode = nameOf(BALANCER_MODES, at(hall.balancer, 0));
  if (mode !== 'off') facts.push(['fact.imbalance', percentOfPermille(at(hall.imbalancePermille, 0), 0)]);
  for (const { text } of suggestionTexts(world)) facts.push(['fact.suggestion', text]);
  const behind = hostsBehind(world);
  if (behind > 0) facts.push(['fact.unpatched', t('choice.hosts', { count: behind })]);
  return facts;
}

function hostsBehind({ hosts, hall }: OpenWorld): number {
  let behind = 0;
  for (let h = 0; h < hosts.rows; h++) {
    if (at(hosts.state, h) !== 0 && at(hosts.patchLevel, h) < at(hall.patchLevel, 0)) behind += 1;
  }
  return behind;
}

/** What is under way or due at a host. Says nothing of what is not. */
export function hostClusterFacts({ hosts, hall, tick, scenario }: OpenWorld, host: number): readonly FactLine[] {
  const facts: FactLine[] = [];
  const patching = nameOf(PATCH_STATES, at(hosts.patching, host));
  if (patching !== 'none') facts.push(['fact.patch', t(`patchState.${patching}`)]);
  else if (at(hosts.patchLevel, host) < at(hall.patchLevel, 0)) facts.push(['fact.patch', t('patchState.behind')]);
  if (at(hosts.standby, host) === 1) facts.push(['fact.powerSaver', t('play.standby')]);
  const recall = at(hosts.recallAtTick, host);
  if (recall > 0) facts.push(['fact.recall', waitText((recall - tick) * scenario.tickSeconds)]);
  if (at(hosts.failingPart, host) > 0)
    facts.push(['fact.failingPart', t(`hostPart.${nameOf(HOST_PARTS, at(hosts.failingPart, host))}`)]);
  return facts;
}

/** How soon HA starts a VM again, when a player has said so. */
export function restartFact({ vms }: OpenWorld, vm: number): readonly FactLine[] {
  const priority = nameOf(HA_PRIORITIES, at(vms.haPriority, vm));
  return priority === 'byTier' ? [] : [['fact.restart', t(`choice.priority.${priority}`)]];
}
