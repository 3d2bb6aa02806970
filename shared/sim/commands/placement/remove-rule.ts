import { int } from '#shared/payload.ts';
import { RULE_KINDS } from '../../kernel/codes/index.ts';
import { strikeRule } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Strikes out a rule about places. */
export const removeRule = defineCommand({
  payload: { rule: int(0, 255) },

  check: ({ rules }, { rule }) =>
    rule < rules.rows && rules.kind[rule] !== RULE_KINDS.indexOf('none') ? undefined : { code: 'noSuchRule' },

  apply(world, { rule }, by) {
    strikeRule(world, rule);
    world.events.push({ type: 'ruleRemoved', by });
  },
});
