import path from 'node:path';
import { z } from 'zod';

/** One setting of the process, from the environment. */
type Variable<S extends z.ZodType> = { schema: S; initial: string; help: string };
const variable = <S extends z.ZodType>(schema: S, initial: string, help: string): Variable<S> => ({ schema, initial, help });

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['0', '1']).transform((written) => written === '1');
const list = z.string().transform((written) => written.split(/[\s,;]+/).filter((item) => item !== ''));

const VARIABLES = {
  PORT: variable(port, '3000', 'port of the web server'),
  HOST: variable(z.string().min(1), '0.0.0.0', 'address it listens on once a real administrator exists; 127.0.0.1 until then'),
  PUBLIC_URL: variable(z.union([z.literal(''), z.url({ protocol: /^https?$/ })]), '', 'where people reach it, e.g. https://office.example.com; links and QR codes are made from it'),
  DATA_DIR: variable(z.string().min(1), '.data', 'folder of the database, the files and the key'),
  DATABASE_URL: variable(z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]), '', 'a PostgreSQL of your own (15 or newer) instead of the embedded one'),
  DATABASE_DIRECT_URL: variable(z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]), '', 'the same database without a pooler, where one stands between'),
  DATABASE_POOL: variable(z.coerce.number().int().min(2).max(200), '20', 'connections to the database'),
  SECRET_KEY_FILE: variable(z.string(), '', 'key that encrypts stored secrets, shared by all nodes; made in DATA_DIR when missing'),
  SMTP_DOOR_PORT: variable(z.union([z.literal(''), port]), '', 'port at which your own mail server hands mail in by SMTP; none: only the sandbox uses a door'),
  LMTP_DOOR_PORT: variable(z.union([z.literal(''), port]), '', 'the same by LMTP'),
  MAIL_DOOR_HOST: variable(z.string().min(1), '127.0.0.1', 'address of these doors'),
  MAIL_DOOR_CLIENTS: variable(list, '127.0.0.0/8 ::1/128', 'networks of the mail servers that may hand mail in'),
  ALLOWED_NETWORKS: variable(list, '', 'private networks (CIDR) in which mail servers may be reached'),
  TRUST_PROXY: variable(flag, '0', '1 behind a reverse proxy that sets X-Forwarded-For'),
  DEMO: variable(flag, '1', '0 makes no demo company on the first start'),
  VALIDATE_ANSWERS: variable(flag, '0', '1 checks every answer against its schema (for tests; halves the rate)'),
} as const;

export type ProcessSettings = {
  port: number; host: string; publicUrl: string; dataFolder: string; databaseUrl: string; databaseDirectUrl: string; databasePool: number; secretKeyFile: string;
  smtpDoorPort: number | null; lmtpDoorPort: number | null; mailDoorHost: string; mailDoorClients: string[]; allowedNetworks: string[];
  trustProxy: boolean; demo: boolean; validateAnswers: boolean;
};

/**
 * Reads the settings of this process.
 * @throws BadSetting with one line that names the setting and what it takes
 */
export function readProcessSettings(environment: Readonly<Record<string, string | undefined>>): ProcessSettings {
  const read = <S extends z.ZodType>(name: string, { schema, initial, help }: Variable<S>): z.output<S> => {
    const result = schema.safeParse(environment[name] ?? initial);
    if (!result.success) throw new BadSetting(`${name}=${environment[name]} can't be used: ${help}`);
    return result.data;
  };
  const dataFolder = path.resolve(read('DATA_DIR', VARIABLES.DATA_DIR));
  const chosenPort = read('PORT', VARIABLES.PORT);
  const doorPort = (written: number | '') => (written === '' ? null : written);
  return {
    port: chosenPort,
    host: read('HOST', VARIABLES.HOST),
    publicUrl: read('PUBLIC_URL', VARIABLES.PUBLIC_URL).replace(/\/+$/, '') || `http://127.0.0.1:${chosenPort}`,
    dataFolder,
    databaseUrl: read('DATABASE_URL', VARIABLES.DATABASE_URL),
    databaseDirectUrl: read('DATABASE_DIRECT_URL', VARIABLES.DATABASE_DIRECT_URL),
    databasePool: read('DATABASE_POOL', VARIABLES.DATABASE_POOL),
    secretKeyFile: read('SECRET_KEY_FILE', VARIABLES.SECRET_KEY_FILE) || path.join(dataFolder, 'secret.key'),
    smtpDoorPort: doorPort(read('SMTP_DOOR_PORT', VARIABLES.SMTP_DOOR_PORT)),
    lmtpDoorPort: doorPort(read('LMTP_DOOR_PORT', VARIABLES.LMTP_DOOR_PORT)),
    mailDoorHost: read('MAIL_DOOR_HOST', VARIABLES.MAIL_DOOR_HOST),
    mailDoorClients: read('MAIL_DOOR_CLIENTS', VARIABLES.MAIL_DOOR_CLIENTS),
    allowedNetworks: read('ALLOWED_NETWORKS', VARIABLES.ALLOWED_NETWORKS),
    trustProxy: read('TRUST_PROXY', VARIABLES.TRUST_PROXY),
    demo: read('DEMO', VARIABLES.DEMO),
    validateAnswers: read('VALIDATE_ANSWERS', VARIABLES.VALIDATE_ANSWERS),
  };
}

/** The list that `npm start -- --help` prints. */
export function settingsHelp(): string {
  const width = Math.max(...Object.keys(VARIABLES).map((name) => name.length));
  const lines = Object.entries(VARIABLES).map(([name, { initial, help }]) => `  ${name.padEnd(width)}  ${help}${initial === '' ? '' : ` [${initial}]`}`);
  return ['Countersign 会签', '', 'Settings are environment variables, e.g. PORT=8080 npm start', '', ...lines].join('\n');
}

export class BadSetting extends Error {}
