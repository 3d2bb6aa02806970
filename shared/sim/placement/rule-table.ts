import { NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, RULE_KINDS, type RuleKind, TENANT_STATES, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { isKept, speaksAbout } from './placement-rules.ts';

const NO_RULE = RULE_KINDS.indexOf('none');

/** A rule as a player says it; `vm` is −1 when it speaks about a whole tenant. */
export interface Wish {
  readonly kind: Exclude<RuleKind, 'none'>;
  readonly vm: number;
  readonly other: number;
}

/** The row of a rule, or `NONE`. A pair is the same in either order. */
export function findRule({ rules }: OpenWorld, { kind, vm, other }: Wish): number {
  for (let rule = 0; rule < rules.rows; rule++) {
    if (rules.kind[rule] !== RULE_KINDS.indexOf(kind)) continue;
    const same = rules.vm[rule] === vm && rules.other[rule] === other;
    const turned = isAboutVms(kind) && rules.vm[rule] === other && rules.other[rule] === vm;
    if (same || turned) return rule;
  }
  return NONE;
}

function isAboutVms(kind: RuleKind): boolean {
  return kind === 'together' || kind === 'apart' || kind === 'apartRacks';
}

/** Why a rule cannot be written down, or nothing. */
export function writeRefusal(world: OpenWorld, wish: Wish): Refusal | undefined {
  if (findRule(world, wish) !== NONE) return { code: 'nothingToChange' };
  const { rules } = world;
  return rules.kind.includes(NO_RULE) ? undefined : { code: 'tooManyRules', rules: rules.rows };
}

/** Writes a rule down. Nothing moves because of it by itself. */
export function writeRule(world: World, { kind, vm, other }: Wish): void {
  const { rules } = world;
  const rule = rules.kind.indexOf(NO_RULE);
  rules.kind[rule] = RULE_KINDS.indexOf(kind);
  rules.vm[rule] = vm;
  rules.other[rule] = other;
  rules.broken[rule] = isKept(world, rule) ? 0 : 1;
}

/** Strikes a rule out. */
export function strikeRule({ rules }: World, rule: number): void {
  rules.kind[rule] = NO_RULE;
  rules.vm[rule] = NONE;
  rules.other[rule] = NONE;
  rules.broken[rule] = 0;
}

/** Strikes out what rules say about a VM that is given up; those about its whole tenant stay. */
export function strikeRulesAbout(world: World, vm: VmId): void {
  const { rules } = world;
  for (let rule = 0; rule < rules.rows; rule++) {
    if (rules.kind[rule] !== NO_RULE && rules.vm[rule] !== NONE && speaksAbout(world, rule, vm))
      strikeRule(world, rule);
  }
}

/** Notes which rules are broken, and strikes out those that speak about what is not there any more. */
export function judgeRules(world: World): void {
  const { rules } = world;
  for (let rule = 0; rule < rules.rows; rule++) {
    if (rules.kind[rule] === NO_RULE) continue;
    if (isPointless(world, rule)) strikeRule(world, rule);
    else rules.broken[rule] = isKept(world, rule) ? 0 : 1;
  }
}

function isPointless({ rules, vms, hosts, tenants }: World, rule: number): boolean {
  const [vm, other] = [rules.vm[rule], rules.other[rule]];
  const gone = (row: number) => vms.state[row] === VM_STATES.indexOf('none');
  const kind = RULE_KINDS[rules.kind[rule]];
  if (kind === 'tenantApart') return tenants.state[other] !== TENANT_STATES.indexOf('active');
  if (isAboutVms(kind)) return gone(vm) || gone(other);
  return gone(vm) || hosts.state[other] === HOST_STATES.indexOf('none');
}
