/**
 * What differs between two versions of a framework, told by codes: whoever is committed to the older one reads here what is
 * new. Sections, criteria, scales and bands are known by their codes; one whose code is another is another.
 */
import { type LocalizedText, sameInAll } from '@solmu/shared/text.js'
import type { Band, Criterion, FrameworkContent, FrameworkSection, Scale } from './framework.js'

export const changeKinds = ['added', 'removed', 'moved', 'changed'] as const
export type ChangeKind = (typeof changeKinds)[number]

export const changeSubjects = ['framework', 'scoring', 'scale', 'level', 'section', 'criterion', 'anchor', 'band'] as const
export type ChangeSubject = (typeof changeSubjects)[number]

export interface FrameworkChange {
  readonly kind: ChangeKind
  readonly subject: ChangeSubject
  /** Of the scale, section, criterion or band; of an anchor that of its criterion, of a level that of its scale. Else empty. */
  readonly code: string
  /** Of a level or an anchor: its points. */
  readonly level: number | null
  /** What was changed: title, guidance, weight, from and so on. Null unless something was. */
  readonly field: string | null
  /** How it was and how it is; the name of what came, went or moved. Null where there is nothing. */
  readonly before: LocalizedText | null
  readonly after: LocalizedText | null
}

type Value = LocalizedText | string | number | null
type Fields = Readonly<Record<string, Value>>

interface Item {
  readonly subject: ChangeSubject
  readonly code: string
  readonly level: number | null
  readonly name: LocalizedText
  readonly fields: Fields
}

const textOf = (value: Value): LocalizedText | null => (value === null || typeof value === 'object' ? value : sameInAll(String(value)))
const isSame = (a: LocalizedText | null, b: LocalizedText | null): boolean => a?.fi === b?.fi && a?.sv === b?.sv && a?.en === b?.en

const keyOf = ({ subject, code, level }: Item): string => `${subject} ${code} ${level ?? ''}`

/**
 * Everything that differs, in the order of the newer version, with what went after it.
 *
 * @example frameworkDifference(ips, { ...ips, bands: edgesFrom74 }) // [{ kind: 'changed', subject: 'band', code: 'fair', field: 'from', … }]
 */
export function frameworkDifference(before: FrameworkContent, after: FrameworkContent): readonly FrameworkChange[] {
  const old = new Map(itemsOf(before).map((item) => [keyOf(item), item]))
  const items = itemsOf(after)
  const known = new Set(items.map(keyOf))
  const moved = movesOf(before, after)
  const present = items.flatMap((item) => {
    const was = old.get(keyOf(item))
    if (!was) return [{ ...placeOf(item), kind: 'added' as const, field: null, before: null, after: item.name }]
    return [...(moved.get(keyOf(item)) ?? []), ...fieldChanges(was, item)]
  })
  const gone = itemsOf(before)
    .filter((item) => !known.has(keyOf(item)))
    .map((item) => ({ ...placeOf(item), kind: 'removed' as const, field: null, before: item.name, after: null }))
  return [...present, ...gone]
}

const placeOf = ({ subject, code, level }: Item) => ({ subject, code, level })

function fieldChanges(was: Item, is: Item): FrameworkChange[] {
  return Object.keys(is.fields).flatMap((field) => {
    const [before, after] = [textOf(was.fields[field] ?? null), textOf(is.fields[field] ?? null)]
    return isSame(before, after) ? [] : [{ ...placeOf(is), kind: 'changed' as const, field, before, after }]
  })
}

function itemsOf(content: FrameworkContent): readonly Item[] {
  const { name, description, notice, source, subject, aggregation, scoring } = content
  return [
    { subject: 'framework', code: '', level: null, name, fields: { name, description, notice, source, subject, aggregation } },
    { subject: 'scoring', code: '', level: null, name, fields: { ...scoring } },
    ...content.scales.flatMap(itemsOfScale),
    ...content.sections.flatMap(itemsOfSection),
    ...content.bands.map(itemOfBand)
  ]
}

const itemsOfScale = ({ code, kind, metFrom, levels }: Scale): readonly Item[] => [
  { subject: 'scale', code, level: null, name: sameInAll(code), fields: { kind, metFrom } },
  ...levels.map(({ value, name, from }): Item => ({ subject: 'level', code, level: value, name, fields: { name, from } }))
]

const itemsOfSection = ({ code, title, guidance, criteria }: FrameworkSection): readonly Item[] => [
  { subject: 'section', code, level: null, name: title, fields: { title, guidance } },
  ...criteria.flatMap(itemsOfCriterion)
]

const itemsOfCriterion = ({ code, title, guidance, evidence, scale, weight, anchors }: Criterion): readonly Item[] => [
  { subject: 'criterion', code, level: null, name: title, fields: { title, guidance, evidence, scale, weight } },
  ...anchors.map(({ value, text }): Item => ({ subject: 'anchor', code, level: value, name: text, fields: { text } }))
]

const itemOfBand = ({ code, from, name, description }: Band): Item => ({ subject: 'band', code, level: null, name, fields: { from, name, description } })

interface Standing {
  readonly subject: 'section' | 'criterion'
  readonly code: string
  /** In which list it stands. */
  readonly list: string
  readonly within: LocalizedText
}

function standingsOf(content: FrameworkContent): readonly Standing[] {
  return content.sections.flatMap(({ code, title, criteria }) => [
    { subject: 'section' as const, code, list: '', within: title },
    ...criteria.map((criterion) => ({ subject: 'criterion' as const, code: criterion.code, list: code, within: title }))
  ])
}

/** What stands elsewhere: in another section, or in another order than what stayed. As few as explain the new order. */
function movesOf(before: FrameworkContent, after: FrameworkContent): ReadonlyMap<string, readonly FrameworkChange[]> {
  const moves = new Map<string, readonly FrameworkChange[]>()
  const old = new Map(standingsOf(before).map((each, place) => [`${each.subject} ${each.code}`, { ...each, place }]))
  const lists = new Map<string, { readonly is: Standing; readonly was: Standing & { readonly place: number } }[]>()
  const note = (is: Standing, was: Standing) =>
    moves.set(`${is.subject} ${is.code} `, [{ kind: 'moved', subject: is.subject, code: is.code, level: null, field: null, before: was.within, after: is.within }])
  for (const is of standingsOf(after)) {
    const was = old.get(`${is.subject} ${is.code}`)
    if (was && was.list !== is.list) note(is, was)
    else if (was) lists.set(`${is.subject} ${is.list}`, [...(lists.get(`${is.subject} ${is.list}`) ?? []), { is, was }])
  }
  for (const pairs of lists.values()) {
    const kept = longestRising(pairs.map(({ was }) => was.place))
    for (const [place, { is, was }] of pairs.entries()) if (!kept.has(place)) note(is, was)
  }
  return moves
}

/** The places of a longest rising run of numbers that all differ. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const best = numbers.map((number, place) => {
    const before = numbers.slice(0, place).map((each, at) => ({ each, at })).filter(({ each }) => each < number)
    return { number, before: before.map(({ at }) => at), length: 1, from: -1 }
  })
  for (const [place, entry] of best.entries()) {
    for (const at of entry.before) {
      const length = (best[at]?.length ?? 0) + 1
      if (length > entry.length) best[place] = Object.assign(entry, { length, from: at })
    }
  }
  const kept = new Set<number>()
  let at = best.reduce((longest, { length }, place) => (length > (best[longest]?.length ?? 0) ? place : longest), 0)
  while (at >= 0 && best[at]) {
    kept.add(at)
    at = best[at]?.from ?? -1
  }
  return kept
}
