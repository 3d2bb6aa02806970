/** The fields that are there: what an optional field of a file leaves out, a scenario leaves out too. */
export function given<T extends { readonly [name: string]: unknown }>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
