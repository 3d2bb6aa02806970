/** Who gives an order, or causes an event, when it is nobody at a seat. */
export const SIMULATION = -1;
export const INSTRUCTOR = -2;
