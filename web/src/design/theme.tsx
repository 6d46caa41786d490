import { ConfigProvider, theme as antTheme, type ThemeConfig } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { cssVariables, dark, fontFamily, light, scaleVariables, type Palette } from "./tokens";

export type ThemeChoice = "system" | "light" | "dark";
const STORED = "trunkline.theme";

function antThemeOf(palette: Palette, isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: palette.accent, colorInfo: palette.accent, colorLink: palette.accent, colorSuccess: palette.ready, colorWarning: palette.ringing,
      colorError: palette.danger, colorTextBase: palette.ink, colorBgBase: palette.surface, colorBgLayout: palette.ground,
      colorBgContainer: palette.surface, colorBgElevated: palette.raised, colorText: palette.ink, colorTextSecondary: palette.inkSoft,
      colorTextTertiary: palette.inkFaint, colorTextDescription: palette.inkSoft, colorTextPlaceholder: palette.inkFaint,
      // antd draws the focus ring in this colour; its own choice is too pale to be seen (WCAG 1.4.11).
      colorPrimaryBorder: palette.accent, lineWidthFocus: 2,
      colorBorder: palette.field, colorBorderSecondary: palette.line, colorTextLightSolid: palette.accentInk,
      fontFamily, fontSize: 14, lineHeight: 1.5714, borderRadius: 8, borderRadiusLG: 12, borderRadiusSM: 6, controlHeight: 34, wireframe: false, motionDurationMid: "0.12s",
      motionDurationSlow: "0.18s",
    },
    components: {
      Table: { headerBg: "transparent", headerColor: palette.inkSoft, headerSplitColor: "transparent", cellPaddingBlock: 10, cellPaddingBlockMD: 9, rowHoverBg: palette.ground, borderColor: palette.line },
      Menu: { itemBorderRadius: 8, itemSelectedBg: palette.accentSoft, itemSelectedColor: palette.accent, itemHeight: 36, activeBarBorderWidth: 0 },
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", fontWeight: 500, defaultBorderColor: palette.lineStrong },
      Tooltip: { colorBgSpotlight: palette.ink, colorTextLightSolid: palette.surface },
      Tag: { defaultBg: palette.notReadySoft, defaultColor: palette.ink },
      Segmented: { itemSelectedBg: palette.surface, trackBg: palette.notReadySoft, itemColor: palette.inkSoft },
      Tabs: { horizontalMargin: "0", titleFontSize: 14 },
      Form: { itemMarginBottom: 18, labelColor: palette.inkSoft },
      Modal: { titleFontSize: 17 },
      Card: { headerFontSize: 15 },
    },
  };
}

interface ThemeState { choice: ThemeChoice; isDark: boolean; choose: (choice: ThemeChoice) => void }
const ThemeContext = createContext<ThemeState>({ choice: "system", isDark: false, choose: () => undefined });

export function useTheme(): ThemeState {
  return useContext(ThemeContext);
}

function systemIsDark(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Colours, type and the component library's language for everything inside. */
export function DesignProvider({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const [choice, setChoice] = useState<ThemeChoice>(() => (localStorage.getItem(STORED) as ThemeChoice | null) ?? "system");
  const [system, setSystem] = useState(systemIsDark);
  useEffect(() => {
    const media = matchMedia("(prefers-color-scheme: dark)");
    const listen = () => setSystem(media.matches);
    media.addEventListener("change", listen);
    return () => media.removeEventListener("change", listen);
  }, []);
  const isDark = choice === "system" ? system : choice === "dark";
  const palette = isDark ? dark : light;
  useEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = isDark ? "dark" : "light";
    root.style.colorScheme = isDark ? "dark" : "light";
    Object.entries({ ...scaleVariables(), ...cssVariables(palette) }).forEach(([name, value]) => root.style.setProperty(name, value));
    root.style.setProperty("--tl-font", fontFamily);
  }, [isDark, palette]);
  const state = useMemo<ThemeState>(() => ({
    choice, isDark, choose: (next) => { localStorage.setItem(STORED, next); setChoice(next); },
  }), [choice, isDark]);
  const config = useMemo(() => antThemeOf(palette, isDark), [palette, isDark]);
  return (
    <ThemeContext value={state}>
      <ConfigProvider theme={config} locale={i18n.language.startsWith("zh") ? zhCN : enUS} button={{ autoInsertSpace: false }}>
        {children}
      </ConfigProvider>
    </ThemeContext>
  );
}
