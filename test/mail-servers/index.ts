/** Debian's own mail servers, started by a test on loopback ports with throw-away configuration. */
export { mailServersAvailable } from './available.ts';
export { startDovecot, type Dovecot } from './dovecot.ts';
export { startPostfix, type Postfix } from './postfix.ts';
export { startHostileSmtp } from './hostile-smtp.ts';
export { lmtpDelivery, openMailbox, subjectsIn } from './mailbox.ts';
export { startProxy } from './proxy.ts';
