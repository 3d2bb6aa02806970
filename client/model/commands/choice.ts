/** One value that an argument may take, with the words for it. */
export interface Choice {
  readonly value: number | boolean | string;
  readonly label: string;
}
