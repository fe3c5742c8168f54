interface Item { name: string; isHidden?: boolean }

/** All names with one of them put before or after another. */
export function placed(items: Item[], name: string, beside: string, after: boolean): string[] {
  const names = items.map((item) => item.name).filter((other) => other !== name);
  const at = names.indexOf(beside);
  return at < 0 ? items.map((item) => item.name) : names.toSpliced(after ? at + 1 : at, 0, name);
}

/** All names with one of them a step further up (-1) or down (1) among those that are seen with it; undefined where it ends. */
export function stepped(items: Item[], name: string, by: -1 | 1): string[] | undefined {
  const self = items.find((item) => item.name === name);
  const seen = items.filter(({ isHidden = false }) => isHidden === (self?.isHidden ?? false));
  const beside = seen[seen.findIndex((item) => item.name === name) + by];
  return beside && placed(items, name, beside.name, by > 0);
}
