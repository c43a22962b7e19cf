import type { FieldValues } from '../../model/value.ts';

/**
 * A record to be made. A value that begins with `@` stands for the id of the record with that key,
 * e.g. `@user:liming`; the seeder puts the id in its place.
 */
export type DemoRecord = {
  key: string;
  type: string;
  /** Key of the user who made it; the system where it is null. */
  createdBy: string | null;
  values: FieldValues;
  lines?: Record<string, FieldValues[]>;
  /** Values set once every record exists, for records that point to one another. */
  later?: FieldValues;
};
