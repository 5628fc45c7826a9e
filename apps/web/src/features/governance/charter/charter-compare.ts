/** What differs between two versions of the charter: section by section, and rule by rule. */

interface Numbered {
  readonly number: string
}

export interface ComparedSection<Section> {
  readonly number: string
  readonly older: Section | null
  readonly newer: Section | null
}

/**
 * The sections of both in the order of the newer one; what only the older has stands after the section that it followed.
 *
 * @example comparedSections([{ number: '1' }, { number: '2' }], [{ number: '1' }]).length // 2
 */
export function comparedSections<Section extends Numbered>(older: readonly Section[], newer: readonly Section[]): ComparedSection<Section>[] {
  const before = new Map(older.map((each) => [each.number, each]))
  const found: ComparedSection<Section>[] = newer.map((each) => ({ number: each.number, older: before.get(each.number) ?? null, newer: each }))
  older.forEach((each, place) => {
    if (newer.some(({ number }) => number === each.number)) return
    const after = found.findIndex(({ number }) => number === older[place - 1]?.number)
    found.splice(after + 1, 0, { number: each.number, older: each, newer: null })
  })
  return found
}

export interface RuleLine {
  /** Unique among the rules of a version. */
  readonly key: string
  readonly name: string
  readonly text: string
}

export interface ChangedRule {
  readonly key: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** The lines that say something else in the newer version, are new in it, or are gone from it. */
export function changedRules(older: readonly RuleLine[], newer: readonly RuleLine[]): ChangedRule[] {
  const before = new Map(older.map(({ key, text }) => [key, text]))
  const after = new Map(newer.map(({ key, text }) => [key, text]))
  return [...newer, ...older.filter(({ key }) => !after.has(key))]
    .map(({ key, name }) => ({ key, name, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((each) => each.before !== each.after)
}
