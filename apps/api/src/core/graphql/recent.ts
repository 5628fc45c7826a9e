/** Keeps what was used last, up to a number of entries. */
export class Recent<Value> {
  private readonly entries = new Map<string, Value>()

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.entries.size
  }

  /** The value of a key, which counts as a use; undefined when it is not (or no longer) here. */
  get(key: string): Value | undefined {
    const value = this.entries.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: string, value: Value): void {
    this.entries.delete(key)
    this.entries.set(key, value)
    if (this.entries.size <= this.limit) return
    for (const oldest of this.entries.keys()) {
      this.entries.delete(oldest)
      return
    }
  }
}
