import { useTranslator } from "#web/ui/app-words.ts";

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
  readonly kind?: "bars" | "line";
  readonly unit?: string;
}

const HEIGHT = 120;
const FLOOR = 144;
const AXIS = 10;

/** The next round number: the top of the axis. */
const roundUp = (value: number): number => {
  const step = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return [1, 2, 5, 10].map((each) => each * step).find((each) => each >= value) ?? value;
};

/** Bars or a line over days, in SVG; widths are percentages, so that letters keep their size on a phone. */
export const Chart = ({ title, label, bars, kind = "bars", unit = "" }: Props) => {
  const { dir, locale } = useTranslator();
  const numbers = new Intl.NumberFormat(locale);
  const top = roundUp(Math.max(1, ...bars.map(({ value }) => value ?? 0)));
  const width = (100 - AXIS) / Math.max(1, bars.length);
  const at = (percent: number): string => `${dir === "rtl" ? 100 - percent : percent}%`;
  const middle = (index: number): number => AXIS + width * (index + 0.5);
  const height = (value: number): number => (value / top) * HEIGHT;
  const marks = [0, Math.floor((bars.length - 1) / 2), bars.length - 1].filter(
    (mark, index, all) => mark >= 0 && all.indexOf(mark) === index,
  );
  const levels = [top, top / 2, 0];
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <svg role="img" aria-label={label} width="100%" height="176">
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
            const left = middle(index) - width * 0.35;
            return (
              <rect
                key={name}
                class="chart-bar"
                x={at(dir === "rtl" ? left + width * 0.7 : left)}
                width={`${width * 0.7}%`}
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
        {marks.map((mark) => (
          <text
            key={mark}
            x={at(middle(mark))}
            y={FLOOR + 20}
            text-anchor={mark === bars.length - 1 && bars.length > 1 ? "end" : "middle"}
          >
            {bars[mark]?.name}
          </text>
        ))}
      </svg>
    </figure>
  );
};
