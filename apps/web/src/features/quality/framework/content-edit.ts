/** Changes of a framework while it is written: every one gives a new content and leaves the old as it was. */
import type { Anchor, Criterion, FrameworkContent, Scale, ScaleKind } from '@solmu/domain/quality/framework.js'
import type { LocalizedText } from '@solmu/shared/text.js'

export type Path = readonly (string | number)[]

/** The value at a path; undefined where there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, part) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined), value)

/**
 * The same with another value at a path.
 *
 * @example withValue({ a: [{ b: 1 }] }, ['a', 0, 'b'], 2) // { a: [{ b: 2 }] }
 */
export function withValue<Whole>(whole: Whole, [first, ...rest]: Path, value: unknown): Whole {
  if (first === undefined) return value as Whole
  const inner = withValue(valueAt(whole, [first]), rest, value)
  if (Array.isArray(whole)) return whole.map((each: unknown, place) => (place === first ? inner : each)) as Whole
  return { ...whole, [first]: inner }
}

/** A list with one of its items at another place. @example moved(['a', 'b', 'c'], 0, 2) // ['b', 'c', 'a'] */
export function moved<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const rest = list.filter((_item, place) => place !== from)
  const item = list[from]
  return item === undefined ? list : [...rest.slice(0, to), item, ...rest.slice(to)]
}

/** A code that no other has: the stem with the first number that is free. */
export function freeCode(stem: string, taken: readonly string[]): string {
  const numbers = Array.from({ length: taken.length + 1 }, (_none, place) => `${stem}_${place + 1}`)
  return numbers.find((code) => !taken.includes(code)) ?? stem
}

/** What the API answered, without the marks that say of each object what it is: they are no part of a framework. */
export function unmarked<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => unmarked(each)) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== '__typename').map(([key, each]) => [key, unmarked(each as unknown)])) as Value
}

export const noText: LocalizedText = { fi: '', sv: '', en: '' }

export const newCriterion = (content: FrameworkContent): Criterion => ({
  code: freeCode('criterion', content.sections.flatMap(({ criteria }) => criteria.map(({ code }) => code))),
  ...{ title: noText, guidance: noText, evidence: noText, scale: content.scales[0]?.code ?? '', weight: 1, anchors: [] }
})

/** The scales that an editor offers to begin with. */
export const scalePresets = ['one_to_five', 'zero_to_three', 'zero_to_four', 'met', 'percent'] as const
export type ScalePreset = (typeof scalePresets)[number]

const level = (value: number, from: number | null = null) => ({ value, from, name: { fi: `Taso ${value}`, sv: `Nivå ${value}`, en: `Level ${value}` } })
const run = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_none, place) => level(from + place))

const presets: Readonly<Record<ScalePreset, Omit<Scale, 'code'>>> = {
  one_to_five: { kind: 'points', levels: run(1, 5), metFrom: 4 },
  zero_to_three: { kind: 'points', levels: run(0, 3), metFrom: 2 },
  zero_to_four: { kind: 'points', levels: run(0, 4), metFrom: 3 },
  met: {
    ...{ kind: 'met' as ScaleKind, metFrom: 1 },
    levels: [
      { value: 0, from: null, name: { fi: 'Ei toteudu', sv: 'Uppfylls inte', en: 'Not met' } },
      { value: 1, from: null, name: { fi: 'Toteutuu', sv: 'Uppfylls', en: 'Met' } }
    ]
  },
  percent: { kind: 'percent', levels: [level(1, 0), level(2, 25), level(3, 50), level(4, 75), level(5, 90)], metFrom: 4 }
}

export function newScale(preset: ScalePreset, taken: readonly string[]): Scale {
  return { code: taken.includes(preset) ? freeCode(preset, taken) : preset, ...presets[preset] }
}

/** The anchors of a criterion with the text of one level; a level whose text is empty in every language has none. */
export function withAnchor(anchors: readonly Anchor[], value: number, text: LocalizedText): readonly Anchor[] {
  const rest = anchors.filter((each) => each.value !== value)
  if ([text.fi, text.sv, text.en].every((each) => each === '')) return rest
  return [...rest, { value, text }].sort((a, b) => a.value - b.value)
}
