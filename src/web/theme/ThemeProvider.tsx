import { App, ConfigProvider } from 'antd';
import { createContext, useContext, useLayoutEffect, useMemo, useState, type ReactNode } from 'react';
import { useAntdLocale } from './locale.ts';
import { applyPalette, dark, light } from './palette.ts';
import { tokensOf } from './tokens.ts';
import { useMediaQuery } from '../shared/useMediaQuery.ts';

export const themeModes = ['light', 'dark', 'system'] as const;
export type ThemeMode = (typeof themeModes)[number];

const STORAGE_KEY = 'countersign.theme';
const ThemeContext = createContext<{ mode: ThemeMode; isDark: boolean; choose: (mode: ThemeMode) => void }>({
  mode: 'system', isDark: false, choose: () => {},
});

/** The person's choice of theme (kept in this browser) and the means to change it. */
export function useTheme() {
  return useContext(ThemeContext);
}

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [mode, setMode] = useState(storedMode);
  const deviceIsDark = useMediaQuery('(prefers-color-scheme: dark)');
  const isDark = mode === 'dark' || (mode === 'system' && deviceIsDark);
  const locale = useAntdLocale();
  const config = useMemo(() => tokensOf(isDark ? dark : light, isDark), [isDark]);
  const context = useMemo(() => ({
    mode, isDark,
    choose: (next: ThemeMode) => {
      localStorage.setItem(STORAGE_KEY, next);
      setMode(next);
    },
  }), [mode, isDark]);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
    applyPalette(isDark ? dark : light, document.documentElement.style);
  }, [isDark]);
  return (
    <ThemeContext value={context}>
      <ConfigProvider theme={config} locale={locale} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        <App message={{ maxCount: 3, top: 60 }} component={false}>{children}</App>
      </ConfigProvider>
    </ThemeContext>
  );
}

function storedMode(): ThemeMode {
  return themeModes.find((mode) => mode === localStorage.getItem(STORAGE_KEY)) ?? 'system';
}
