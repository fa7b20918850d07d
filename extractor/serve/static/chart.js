"use strict";
// Draws each series of a page with ECharts: a point leads to its sentence, a red one is in doubt.
(() => {
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const short = new Intl.NumberFormat("zh", {notation: "compact", maximumFractionDigits: 2});

  const room = ({min, max}) => (max - min) / 40;

  function options(dots) {
    // periods of one kind stand as far apart as they are in time; those that no calendar holds, in order
    const across = dots.every(dot => dot.day) ? dots.map(dot => Date.parse(dot.day)) : dots.map((_, n) => n);
    const [ink, soft, line, blue, doubt] = ["--ink", "--soft", "--line", "--blue", "--doubt"].map(colour);
    const said = {color: soft, hideOverlap: true};
    return {
      animation: false,
      grid: {left: 8, right: 56, top: 28, bottom: 28, containLabel: true},
      xAxis: {
        type: "value", min: range => range.min - room(range), max: range => range.max + room(range), splitLine: {show: false}, axisLine: {lineStyle: {color: line}},
        axisTick: {customValues: across},
        axisLabel: {...said, customValues: across, formatter: at => dots[across.indexOf(at)]?.period ?? ""},
      },
      yAxis: {
        type: "value", scale: true, axisLine: {show: false}, splitLine: {lineStyle: {color: line}},
        axisLabel: {...said, formatter: value => short.format(value)},
      },
      series: [{
        type: "line", symbol: "circle", symbolSize: 9, lineStyle: {color: blue}, itemStyle: {color: blue},
        label: {show: true, color: ink, formatter: point => dots[point.dataIndex].printed},
        labelLayout: {hideOverlap: true},
        data: dots.map((dot, n) => ({value: [across[n], dot.value], ...(dot.differs && {itemStyle: {color: doubt}})})),
      }],
    };
  }

  for (const box of document.querySelectorAll("[data-chart]")) {
    const dots = JSON.parse(box.dataset.chart), chart = echarts.init(box);
    const draw = () => chart.setOption(options(dots), true);
    draw();
    chart.on("click", point => { if (dots[point.dataIndex]) location.href = dots[point.dataIndex].address; });
    addEventListener("resize", () => chart.resize());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }
})();
