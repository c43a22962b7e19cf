/** Where the settings of decisions by mail are kept in the cache. */
export const mailApprovalKey = ['setup', 'mail-approval'];
