/** Something that changes by itself; its version is another one each time. */
export class Subject {
  version = 0;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  protected tell(): void {
    this.version++;
    for (const listener of this.#listeners) listener();
  }
}
