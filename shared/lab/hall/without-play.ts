/** What whoever played a file has put into it. */
type Played = 'orders' | 'marks';

/** What stands in a hall, without what was done in it. */
export function withoutPlay<F extends { readonly [P in Played]?: unknown }>(file: F): Omit<F, Played> {
  const { orders: _, marks: __, ...others } = file;
  return others;
}
