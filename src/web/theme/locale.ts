import type { ConfigProviderProps } from 'antd';
import { catalogue } from '../language.tsx';

type Locale = NonNullable<ConfigProviderProps['locale']>;

/** Ant Design's own texts in the reader's language. */
export const useAntdLocale = catalogue<Locale>({
  'zh-CN': async () => localeOf(await import('antd/es/locale/zh_CN.js')),
  'zh-TW': async () => localeOf(await import('antd/es/locale/zh_TW.js')),
  en: async () => localeOf(await import('antd/es/locale/en_US.js')),
  cs: async () => localeOf(await import('antd/es/locale/cs_CZ.js')),
});

/** Node's rules of types wrap the default export of a package like this one twice, the bundler does not. */
function localeOf(module: { default: Locale | { default: Locale } }): Locale {
  return 'default' in module.default ? module.default.default : module.default;
}
