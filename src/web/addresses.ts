/** What the addresses of pages may say after the question mark. */
export const deskTabs = ['open', 'done', 'submitted'] as const;
export type DeskTab = (typeof deskTabs)[number];

export const recordPanels = ['progress', 'mail', 'log'] as const;
export type RecordPanel = (typeof recordPanels)[number];
/** `submit` asks at once who shall sign: a new record was saved in order to be submitted. */
export type RecordSearch = { panel?: RecordPanel; submit?: 'yes' };

export type ListSearch = { state?: string; search?: string; filter?: string; sort?: string; open?: string };
