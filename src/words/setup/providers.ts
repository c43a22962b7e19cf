/** Mail providers whose servers we know; each catalogue says what its mailboxes need. */
export type ProviderKey = 'netease163' | 'netease126' | 'qq' | 'tencentExmail' | 'aliyun' | 'microsoft365' | 'gmail' | 'seznam';

export type ProviderWords = Record<ProviderKey, { name: string; hint: string }>;
