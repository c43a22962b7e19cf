import type pg from 'pg';
import type { CompiledType, Model } from '../model/compile.ts';
import type { Labels, Language } from '../model/record.ts';
import type { Secrets } from './accounts/secrets.ts';
import { sql } from './database/query.ts';
import type { Signal } from './database/signal.ts';
import type { FileStore } from './files/store.ts';

/** What all account sets of one installation share. */
export type Installation = {
  /** Random, made once; it marks our own mail. */
  id: string;
  /** Where people reach us: links and QR codes are made from it, never from what a request says. No slash at the end. */
  publicUrl: string;
  secrets: Secrets;
  files: FileStore;
  signal: Signal;
  log: (line: string) => void;
  /** Networks that connections may go to although they are private, in CIDR notation. */
  allowedNetworks: readonly string[];
  product: { areas: readonly { name: string; labels: Record<Language, string> }[]; labels: ReadonlyMap<string, Labels> };
};

/**
 * An account set 「账套」: one schema with everything of one company. Each function of the server that touches
 * a company's data gets one of these, so that nothing is visible across.
 */
export type AccountSet = {
  name: string;
  title: string;
  /** Made as a demo: it has the mail sandbox and can never become a real one. */
  demo: boolean;
  schema: string;
  model: Model;
  pool: pg.Pool;
  installation: Installation;
};

export const SET_NAME = /^[a-z][a-z0-9_]{0,30}$/;

/** The schema of an account set. */
export const schemaOf = (name: string): string => `set_${name}`;

/** A table of the set, schema-qualified; there is no search_path to fall back on. */
export const tableOf = (set: AccountSet, table: string) => sql.id(set.schema, table);

/** The record type of that name; throws `UnknownType`, which the user reads as "not found". */
export function typeOf(set: AccountSet, name: string): CompiledType {
  const type = set.model.types.get(name);
  if (!type) throw new UnknownType(name);
  return type;
}

/** What a type is called, in a language. */
export function labelsOf(set: AccountSet, type: string, language: Language) {
  return set.installation.product.labels.get(type)?.[language] ?? { name: type, fields: {} };
}

export class UnknownType extends Error {}
