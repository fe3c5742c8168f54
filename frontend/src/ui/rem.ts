/** Lengths in pixels for what takes no rem, at the size of text the person has. */
export function rem(count: number): number {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.round(count * (size || 16));
}
