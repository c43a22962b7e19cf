/** The account set that goes through all the crashes. */
export const SET = 'crash';
/** Whose orders they are, and who submits them. */
export const SELLER = 'liming';
