/** Marks every mail of ours with the installation it came from, so that our own mail coming back is known (mail-rules 20). */
export const loopHeaderName = 'X-Countersign-Loop';
