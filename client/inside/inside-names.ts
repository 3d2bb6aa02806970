/** What rows are called where a picture is shown: a hall has names for them, a concept has numbers. */
export interface InsideNames {
  readonly vm: (vm: number) => string;
  readonly host: (host: number) => string;
  readonly tenant: (tenant: number) => string;
  readonly datastore: (datastore: number) => string;
}
