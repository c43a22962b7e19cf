import type { FilterSubject } from '../model/filter.ts';
import type { Organisation } from './organisation.ts';

/** The document as the engine sees it: `values` and `lines` by field key, decimals and dates as strings. */
export type FlowDocument = FilterSubject & {
  type: string;
  id: string;
  number: string;
  initiator: string;
  contentVersion: number;
};

/** Working time of the account set, holidays and make-up workdays included. Instants are ISO 8601. */
export type Calendar = {
  addWorkingMinutes(instant: string, minutes: number): string;
  workingMinutesBetween(from: string, until: string): number;
};

/** All that the engine may know of the world. `now` is an ISO instant; `newId` gives unique ids. */
export type FlowContext = {
  document: FlowDocument;
  organisation: Organisation;
  calendar: Calendar;
  now: string;
  newId: () => string;
};
