import type { Column, Table } from '../../model/table.ts';

const id: Column = { name: 'id', type: 'bigint', identity: true };
const column = (name: string, type: string, options: Omit<Column, 'name' | 'type'> = {}): Column => ({ name, type, ...options });
const needed = (name: string, type: string, initial?: string): Column => ({ name, type, notNull: true, ...(initial === undefined ? {} : { default: initial }) });
const now = (name: string): Column => needed(name, 'timestamptz', 'now()');

/** Which record a row is about; no foreign key, because the record's table differs. */
const ofRecord = [column('type', 'text'), column('record_id', 'bigint')];

/** The tables that every account set has beside those of its record types. */
export const SYSTEM_TABLES: readonly Table[] = [
  { name: 'setting', columns: [needed('key', 'text'), needed('value', 'jsonb'), now('updated_at'), column('updated_by', 'bigint')], primaryKey: ['key'], indexes: [] },
  { name: 'counter', columns: [needed('key', 'text'), needed('value', 'bigint', '0')], primaryKey: ['key'], indexes: [] },
  {
    name: 'credential', primaryKey: ['user_id'], indexes: [],
    columns: [needed('user_id', 'bigint'), needed('password_hash', 'text'), column('totp_secret', 'text'), needed('totp_confirmed', 'boolean', 'false'), column('totp_last_step', 'bigint'), now('changed_at')],
  },
  {
    name: 'api_key', primaryKey: ['id'], indexes: [{ name: 'api_key_hash', columns: ['hash'], unique: true }],
    columns: [id, needed('name', 'text'), needed('user_id', 'bigint'), needed('prefix', 'text'), needed('hash', 'text'), now('created_at'), column('created_by', 'bigint'), column('last_used_at', 'timestamptz'), column('revoked_at', 'timestamptz')],
  },
  {
    name: 'record_history', primaryKey: ['id'], appendOnly: true, indexes: [{ name: 'record_history_record', columns: ['type', 'record_id', 'id'] }],
    columns: [id, needed('type', 'text'), needed('record_id', 'bigint'), now('at'), column('actor_id', 'bigint'), needed('way', 'text'), needed('kind', 'text'), needed('content_version', 'integer'), needed('changes', 'jsonb', "'[]'")],
  },
  {
    name: 'access_log', primaryKey: ['id'], appendOnly: true, indexes: [{ name: 'access_log_at', columns: ['at'] }],
    columns: [id, now('at'), column('user_id', 'bigint'), needed('kind', 'text'), needed('detail', 'jsonb', "'{}'")],
  },
  {
    name: 'flow_definition', primaryKey: ['id'], appendOnly: true, indexes: [{ name: 'flow_definition_version', columns: ['type', 'version'], unique: true }],
    columns: [id, needed('type', 'text'), needed('version', 'integer'), needed('definition', 'jsonb'), now('published_at'), column('published_by', 'bigint')],
  },
  {
    name: 'flow_instance', primaryKey: ['id'],
    indexes: [{ name: 'flow_instance_flow_id', columns: ['flow_id'], unique: true }, { name: 'flow_instance_record', columns: ['type', 'record_id', 'started_at'] }, { name: 'flow_instance_initiator', columns: ['initiator', 'started_at'] }],
    columns: [needed('id', 'uuid'), needed('flow_id', 'text'), needed('type', 'text'), needed('record_id', 'bigint'), needed('definition_id', 'bigint'), needed('status', 'text'), needed('initiator', 'bigint'), needed('state', 'jsonb'), needed('event_count', 'integer'), now('started_at'), column('ended_at', 'timestamptz')],
  },
  {
    name: 'flow_event', primaryKey: ['instance_id', 'sequence'], appendOnly: true, indexes: [],
    columns: [needed('instance_id', 'uuid'), needed('sequence', 'integer'), needed('kind', 'text'), needed('at', 'timestamptz'), needed('actor_id', 'text'), needed('way', 'text'), needed('event', 'jsonb')],
  },
  {
    name: 'task', primaryKey: ['id'],
    indexes: [{ name: 'task_assignee', columns: ['assignee_id', 'status', 'opened_at', 'id'] }, { name: 'task_instance', columns: ['instance_id'] }, { name: 'task_decided', columns: ['assignee_id', 'decided_at'], where: 'decided_at is not null' }],
    columns: [needed('id', 'uuid'), needed('instance_id', 'uuid'), needed('type', 'text'), needed('record_id', 'bigint'), needed('node_id', 'text'), needed('round', 'integer'), needed('assignee_id', 'bigint'), needed('owner_id', 'bigint'), needed('status', 'text'), column('opened_at', 'timestamptz'), column('due_at', 'timestamptz'), column('decided_at', 'timestamptz'), column('decided_by', 'bigint'), column('way', 'text'), column('opinion', 'text'), needed('content_version', 'integer')],
  },
  {
    name: 'timer', primaryKey: ['id'], indexes: [{ name: 'timer_due', columns: ['due_at'] }, { name: 'timer_instance', columns: ['instance_id'] }],
    columns: [needed('id', 'uuid'), needed('instance_id', 'uuid'), needed('due_at', 'timestamptz')],
  },
  {
    name: 'command_key', primaryKey: ['key'], indexes: [{ name: 'command_key_at', columns: ['at'] }],
    columns: [needed('key', 'text'), needed('content_hash', 'text'), needed('answer', 'jsonb'), now('at')],
  },
  {
    name: 'printed', primaryKey: ['key'], indexes: [{ name: 'printed_record', columns: ['type', 'record_id', 'content_version'] }],
    columns: [needed('key', 'text'), ...ofRecord, needed('content_version', 'integer'), needed('sha256', 'text'), needed('size_bytes', 'bigint'), now('created_at')],
  },
  {
    name: 'mail', primaryKey: ['id'],
    indexes: [{ name: 'mail_record', columns: ['type', 'record_id', 'id'] }, { name: 'mail_message_id', columns: ['message_id'] }, { name: 'mail_raw', columns: ['sha256', 'direction'] }],
    columns: [id, needed('direction', 'text'), needed('status', 'text'), needed('reason', 'text', "''"), column('sha256', 'text'), column('message_id', 'text'), needed('from_address', 'text', "''"), needed('to_addresses', 'text[]', "'{}'"), needed('cc_addresses', 'text[]', "'{}'"), needed('subject', 'text', "''"), now('at'), ...ofRecord, column('instance_id', 'uuid'), column('task_id', 'uuid'), column('user_id', 'bigint'), column('evidence', 'jsonb'), needed('automatic', 'boolean', 'false')],
  },
  {
    name: 'outbox', primaryKey: ['id'],
    indexes: [{ name: 'outbox_due', columns: ['next_attempt_at', 'id'], where: "status in ('waiting', 'sending')" }, { name: 'outbox_mail', columns: ['mail_id'] }, { name: 'outbox_key', columns: ['key'], unique: true }, { name: 'outbox_record', columns: ['type', 'record_id'] }],
    columns: [id, needed('key', 'text'), needed('kind', 'text'), needed('status', 'text', "'waiting'"), needed('content', 'jsonb'), column('recipient_id', 'bigint'), needed('recipient', 'text', "''"), ...ofRecord, column('instance_id', 'uuid'), column('task_id', 'uuid'), column('mail_id', 'bigint'), column('message_id', 'text'), needed('attempts', 'integer', '0'), needed('next_attempt_at', 'timestamptz', 'now()'), column('leased_by', 'text'), column('outcome', 'text'), now('created_at'), column('sent_at', 'timestamptz')],
  },
  {
    name: 'mail_token', primaryKey: ['hash'], indexes: [{ name: 'mail_token_task', columns: ['task_id'] }, { name: 'mail_token_outbox', columns: ['outbox_id'] }],
    columns: [needed('hash', 'text'), needed('task_id', 'uuid'), needed('instance_id', 'uuid'), needed('user_id', 'bigint'), needed('address', 'text'), needed('content_version', 'integer'), needed('outbox_id', 'bigint'), now('created_at'), needed('expires_at', 'timestamptz'), column('used_at', 'timestamptz')],
  },
  {
    name: 'inbox', primaryKey: ['id'],
    indexes: [{ name: 'inbox_place', columns: ['source', 'folder', 'uid_validity', 'uid'], unique: true, where: 'uid is not null' }, { name: 'inbox_due', columns: ['next_attempt_at', 'id'], where: "status = 'stored'" }, { name: 'inbox_sha256', columns: ['sha256'] }],
    columns: [id, needed('source', 'text'), column('folder', 'text'), column('uid_validity', 'text'), column('uid', 'bigint'), needed('sha256', 'text'), needed('size_bytes', 'bigint'), column('envelope_from', 'text'), needed('recipients', 'text[]', "'{}'"), column('remote_address', 'text'), now('received_at'), needed('status', 'text', "'stored'"), needed('attempts', 'integer', '0'), needed('next_attempt_at', 'timestamptz', 'now()'), column('leased_by', 'text'), column('failure', 'text'), column('mail_id', 'bigint')],
  },
  {
    name: 'error_mail', primaryKey: ['id'], indexes: [{ name: 'error_mail_address', columns: ['address', 'at'] }],
    columns: [id, needed('address', 'text'), now('at')],
  },
  {
    name: 'sandbox_message', primaryKey: ['id'], indexes: [{ name: 'sandbox_message_user', columns: ['user_id', 'id'] }],
    columns: [id, needed('user_id', 'bigint'), needed('direction', 'text'), needed('sha256', 'text'), needed('from_address', 'text'), needed('to_address', 'text'), needed('subject', 'text'), now('at'), column('read_at', 'timestamptz'), column('answered_at', 'timestamptz'), column('key', 'text')],
  },
];

/** The schema above the account sets. */
export const INSTALLATION_TABLES: readonly Table[] = [
  {
    name: 'account_set', primaryKey: ['name'], indexes: [],
    columns: [needed('name', 'text'), needed('title', 'text'), needed('demo', 'boolean', 'false'), now('created_at')],
  },
  {
    name: 'session', primaryKey: ['hash'], indexes: [{ name: 'session_user', columns: ['account_set', 'user_id'] }],
    columns: [needed('hash', 'text'), needed('account_set', 'text'), needed('user_id', 'bigint'), now('created_at'), now('last_seen_at'), needed('expires_at', 'timestamptz')],
  },
  { name: 'lease', primaryKey: ['name'], indexes: [], columns: [needed('name', 'text'), needed('holder', 'text'), needed('until', 'timestamptz')] },
  { name: 'setting', primaryKey: ['key'], indexes: [], columns: [needed('key', 'text'), needed('value', 'jsonb')] },
];
