import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use as install } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useTheme } from "./theme";
import { dark, fontFamily, light } from "./tokens";

install([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** A state keeps its colour in a picture; what is no state takes one that says nothing wrong. */
export interface Series { name: string; values: (number | null)[]; tone: "talking" | "ringing" | "ready" | "held" | "wrapUp" | "notReady" | "danger" }
interface Props {
  label: string; categories: string[]; series: Series[]; format: (value: number) => string;
  /** Areas instead of bars: for more spans than there is room for bars. */
  dense?: boolean;
  /** Between two lines of the axis, where round numbers aren't what reads well. */
  step?: number | undefined;
}

/** Figures on each other, span by span; whoever can't see it reads the table that stands beside it. Heavy: load it lazily. */
export default function Chart({ label, categories, series, format, dense, step }: Props) {
  const { isDark } = useTheme();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current) return;
    const palette = isDark ? dark : light;
    const chart = init(place.current, null, { renderer: "svg" });
    chart.setOption({
      animation: false, textStyle: { fontFamily, color: palette.inkSoft }, color: series.map(({ tone }) => palette[tone]),
      grid: { left: 8, right: 16, top: 36, bottom: 4, containLabel: true },
      legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 10, itemHeight: 10, textStyle: { color: palette.inkSoft } },
      tooltip: {
        trigger: "axis", confine: true, backgroundColor: palette.raised, borderColor: palette.line, textStyle: { color: palette.ink },
        valueFormatter: (value: unknown) => typeof value === "number" ? format(value) : "—",
      },
      xAxis: { type: "category", data: categories, axisLine: { lineStyle: { color: palette.lineStrong } }, axisTick: { show: false }, axisLabel: { color: palette.inkFaint, hideOverlap: true } },
      yAxis: { type: "value", ...(step ? { interval: step, max: ({ max }: { max: number }) => Math.max(step, Math.ceil(max / step) * step) } : { minInterval: 1 }), splitLine: { lineStyle: { color: palette.line } }, axisLabel: { color: palette.inkFaint, formatter: (value: number) => format(value) } },
      series: series.map(({ name, values }) => ({ name, data: values, stack: "all", ...(dense ? { type: "line" as const, step: "middle" as const, showSymbol: false, lineStyle: { width: 0 }, areaStyle: { opacity: 1 } } : { type: "bar" as const, barMaxWidth: 28 }) })),
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [categories, series, format, dense, step, isDark]);
  return <div ref={place} role="img" aria-label={label} style={{ height: 260 }} />;
}
