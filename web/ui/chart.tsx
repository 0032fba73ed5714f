import { useTranslator } from "#web/ui/app-words.ts";
import { levelsOf } from "#web/ui/axis.ts";

/** One place on the axis; `null` where there is no figure, which is not zero. */
export interface Bar {
  readonly name: string;
  readonly value: number | null;
}

interface Props {
  readonly title: string;
  /** What is read out in place of the picture. */
  readonly label: string;
  readonly bars: readonly Bar[];
  /** What is said where there is nothing to draw. */
  readonly none: string;
  readonly kind?: "bars" | "line";
  readonly unit?: string;
}

const HEIGHT = 120;
const FLOOR = 144;
const AXIS = 10;

/** A name longer than a day's is that of a person: two of them side by side do not fit on a phone. */
const LONG_NAME = 12;

/** A bar wider than this, in percent, has room for a short name below. */
const WIDE = 12;

/** How much of its place a bar fills. */
const BAR = 0.7;

/** Bars or a line over days, in SVG; widths are percentages, so that letters keep their size on a phone. */
export const Chart = ({ title, label, bars, none, kind = "bars", unit = "" }: Props) => {
  const { dir, locale } = useTranslator();
  if (bars.every(({ value }) => value === null || (value === 0 && kind === "bars"))) {
    return (
      <figure class="chart">
        <figcaption>{title}</figcaption>
        <p class="hint">{none}</p>
      </figure>
    );
  }
  const numbers = new Intl.NumberFormat(locale);
  const levels = levelsOf(bars.map(({ value }) => value));
  const [top] = levels;
  const width = (100 - AXIS) / Math.max(1, bars.length);
  const at = (percent: number): string => `${dir === "rtl" ? 100 - percent : percent}%`;
  const middle = (index: number): number => AXIS + width * (index + 0.5);
  const height = (value: number): number => (value / top) * HEIGHT;
  const last = bars.length - 1;
  const marks = [0, Math.floor(last / 2), last].filter(
    (mark, index, all) => mark >= 0 && all.indexOf(mark) === index,
  );
  const crowded = marks.some((mark) => (bars[mark]?.name.length ?? 0) > LONG_NAME);
  /** The outer names stand at the outer edges of their bars, so that none leaves the picture or meets another. */
  const anchorOf = (mark: number) => {
    if (last === 0 || (mark !== 0 && mark !== last) || (!crowded && width > WIDE)) return "middle";
    return mark === 0 ? "start" : "end";
  };
  const endOf = (mark: number): number =>
    middle(mark) + { start: -BAR / 2, middle: 0, end: BAR / 2 }[anchorOf(mark)] * width;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={label} width="100%" height={crowded ? 192 : 176}>
        {levels.map((level) => (
          <g key={level}>
            <line
              class="chart-grid"
              x1={at(AXIS)}
              x2={at(100)}
              y1={FLOOR - height(level)}
              y2={FLOOR - height(level)}
            />
            <text x={at(AXIS - 1)} y={FLOOR - height(level) + 4} text-anchor="end">
              {`${numbers.format(level)}${unit}`}
            </text>
          </g>
        ))}
        {bars.map(({ name, value }, index) => {
          if (value === null) return null;
          if (kind === "bars") {
            const left = middle(index) - (width * BAR) / 2;
            return (
              <rect
                key={name}
                class="chart-bar"
                x={at(dir === "rtl" ? left + width * BAR : left)}
                width={`${width * BAR}%`}
                y={FLOOR - Math.max(height(value), 1)}
                height={Math.max(height(value), 1)}
              />
            );
          }
          const next = bars[index + 1]?.value ?? null;
          return (
            <g key={name}>
              <circle class="chart-bar" cx={at(middle(index))} cy={FLOOR - height(value)} r="3" />
              {next !== null && (
                <line
                  class="chart-line"
                  x1={at(middle(index))}
                  x2={at(middle(index + 1))}
                  y1={FLOOR - height(value)}
                  y2={FLOOR - height(next)}
                />
              )}
            </g>
          );
        })}
        {marks.map((mark, index) => (
          <text
            key={mark}
            x={at(endOf(mark))}
            y={FLOOR + (crowded && index % 2 === 1 ? 38 : 20)}
            text-anchor={anchorOf(mark)}
          >
            {bars[mark]?.name}
          </text>
        ))}
      </svg>
    </figure>
  );
};
