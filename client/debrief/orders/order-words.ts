import { placedBy } from '#client/model/commands/group.ts';
import { verbTitle } from '#client/model/commands/verb-words.ts';
import { payloadOf } from '#client/model/commands/verbs.ts';
import { type FactWorld, factsOf } from '#client/model/facts/facts.ts';
import { hostName, vmName } from '#client/model/facts/names.ts';
import type { Planned } from '#client/model/state/planned.ts';
import { type Args, callOf } from '#client/model/state/ui-state.ts';
import { celsius, number } from '#client/words/formats.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { Field } from '#shared/payload.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';

/** An order that was given, in words: `Move live: Corner Shop 3, Host 2`. */
export function orderText(world: FactWorld, call: CommandCall): string {
  const args = call.args as Args;
  const title = hasWords(`verb.${call.name}.name`) ? verbTitle(call.name, args) : t('debrief.order.instructors');
  const values = argTexts(world, call.name, args);
  return values.length === 0 ? title : t('debrief.order.with', { order: title, values: values.join(', ') });
}

/** What a switch does is in the name of the order already; numbers of incidents say nothing. */
const UNTOLD: readonly string[] = ['on', 'incident'];

function argTexts(world: FactWorld, command: CommandName, args: Args): string[] {
  const fields = Object.entries(payloadOf(command));
  // Of several settings only those are told that set something.
  const several = fields.filter(([name]) => hasWords(noneKey(name))).length > 1;
  return fields.flatMap(([name, field]) => {
    const value = args[name];
    if (value === undefined || UNTOLD.includes(name) || (several && isNone(name, value))) return [];
    return [argText(world, name, field, value)];
  });
}

function noneKey(name: string): string {
  return `choice.${name}.none`;
}

/** Whether an amount stands for none at all: no limit, no cap. */
function isNone(name: string, value: Args[string]): boolean {
  return value === 0 && hasWords(noneKey(name));
}

/** A value of an argument in words. */
export function argText(world: FactWorld, name: string, field: Field, value: Args[string]): string {
  if (field.kind === 'flag') return choiceText(name, value === true ? 'yes' : 'no');
  if (field.kind === 'oneOf') return choiceText(name, String(value));
  if (field.kind === 'pairs') return placesText(world, placedBy(callOf('placeVms', { [name]: value })));
  if (isNone(name, value)) return t(noneKey(name));
  if (name === 'percent') return t('app.percent', { value: number(Number(value)) });
  if (name === 'celsius') return celsius(Number(value));
  if (name === 'model') return t(`model.${world.scenario.hostModels[Number(value)]?.id ?? ''}`);
  const text = String(factsOf(world, { [name]: value })[name] ?? value);
  return field.kind === 'row' || !hasWords(`field.${name}`) ? text : `${t(`field.${name}`)} ${text}`;
}

/** Which VM on which host, those of one host together: `Clinic 1, Clinic 2 on Host 1; Bank 1 on Host 2`. */
function placesText(world: FactWorld, placed: readonly Planned[]): string {
  const byHost = new Map<number, string[]>();
  for (const { vm, host } of placed) byHost.set(host, [...(byHost.get(host) ?? []), vmName(world, vm)]);
  const places = [...byHost].map(([host, vms]) =>
    t('debrief.order.onHost', { vms: vms.join(', '), host: hostName(host) }),
  );
  return places.join('; ');
}

function choiceText(name: string, value: string): string {
  const key = `choice.${name}.${value}`;
  return hasWords(key) ? t(key) : value;
}
