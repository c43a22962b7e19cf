import { theme, type ThemeConfig } from 'antd';
import type { Palette } from './palette.ts';

const fontFamily = '"PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif';

/** Ant Design in our colours: ink is its primary colour, and only primary buttons are red. */
export function tokensOf(palette: Palette, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily, fontSize: 14, controlHeight: 32, borderRadius: 4, borderRadiusLG: 6, borderRadiusSM: 3, wireframe: false, motionDurationMid: '0.12s', motionDurationSlow: '0.16s',
      colorPrimary: palette.ink, colorPrimaryHover: palette.ink, colorPrimaryActive: palette.ink, colorPrimaryBorder: palette.lineStrong, colorInfo: palette.ink, colorLink: palette.ink, colorLinkHover: palette.inkSoft, colorLinkActive: palette.inkSoft,
      colorSuccess: palette.approved, colorWarning: palette.pending, colorError: palette.wrong,
      colorSuccessBg: palette.approvedGround, colorSuccessBorder: palette.approved, colorWarningBg: palette.pendingGround, colorWarningBorder: palette.pending, colorErrorBg: palette.wrongGround, colorErrorBorder: palette.wrong, colorInfoBg: palette.fill, colorInfoBorder: palette.lineStrong,
      colorText: palette.ink, colorTextSecondary: palette.inkSoft, colorTextTertiary: palette.inkFaint, colorTextPlaceholder: palette.inkFaint, colorTextDescription: palette.inkSoft, colorTextDisabled: palette.inkFaint,
      colorBgLayout: palette.desk, colorBgContainer: palette.paper, colorBgElevated: palette.raised, colorBorder: palette.lineStrong, colorBorderSecondary: palette.line, colorSplit: palette.line,
      colorFillAlter: palette.fill, controlItemBgActive: palette.fillStrong, controlItemBgActiveHover: palette.fillStrong, controlItemBgHover: palette.fill, controlOutline: 'transparent', colorTextLightSolid: isDark ? palette.desk : '#ffffff', colorBgContainerDisabled: palette.fill,
    },
    components: {
      Button: {
        colorPrimary: palette.seal, colorPrimaryHover: palette.sealHover, colorPrimaryActive: palette.sealActive, primaryColor: palette.onSeal, colorTextLightSolid: palette.onSeal, primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500,
        defaultBorderColor: palette.lineStrong, defaultHoverBorderColor: palette.ink, defaultHoverColor: palette.ink, defaultActiveBorderColor: palette.ink, defaultActiveColor: palette.ink,
      },
      Tabs: { horizontalItemGutter: 24, titleFontSize: 14, horizontalItemPadding: '10px 0', itemColor: palette.inkSoft },
      Input: { activeShadow: 'none' },
      Select: { optionSelectedBg: palette.fillStrong, optionActiveBg: palette.fill },
      Modal: { titleFontSize: 16 },
      Tooltip: { colorBgSpotlight: isDark ? palette.fillStrong : palette.ink, colorTextLightSolid: isDark ? palette.ink : '#ffffff' },
    },
  };
}
