/** What became of one person's seat at a node of a flow. */
export type SeatStatus =
  | 'open' | 'waiting' | 'approved' | 'rejected' | 'returned' | 'transferred' | 'voided' | 'skipped' | 'expected';
