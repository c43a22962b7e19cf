/** Where the list of API keys is kept in the cache. */
export const apiKeysKey = ['setup', 'api-keys'];
