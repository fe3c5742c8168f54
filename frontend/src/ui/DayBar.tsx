interface Props {
  at: number;
  of: number;
  /** One for each series, from the bottom up. */
  values: number[];
  /** What would be as high as the chart. */
  top: number;
  chosen: boolean;
}

/** The bar of one day, as parts that stand on each other; the day that is read has a light behind it. */
export function DayBar({ at, of, values, top, chosen }: Props) {
  const x = `${((at + 0.12) / of) * 100}%`;
  const width = `${(0.76 / of) * 100}%`;
  const ends = values.map((_, place) => values.slice(0, place + 1).reduce((sum, value) => sum + value, 0));
  return (
    <>
      {chosen && <rect className="chosen" x={`${(at / of) * 100}%`} width={`${100 / of}%`} y="0" height="100%" />}
      {values.map((value, place) => value > 0 && (
        <rect
          key={place}
          className={`bar s${place}`}
          x={x}
          width={width}
          y={`${100 - ((ends[place] ?? 0) / top) * 100}%`}
          height={`${(value / top) * 100}%`}
        />
      ))}
    </>
  );
}
