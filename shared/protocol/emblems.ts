/** Names, colours and emblems that teams have. */
export const EMBLEMS = 8;
