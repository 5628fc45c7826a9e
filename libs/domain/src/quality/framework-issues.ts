/**
 * Whether a framework can be released: everything that is missing or does not hold together, each with the path to its
 * field, and which texts are not written in which languages yet.
 */
import { type Language, languages, type LocalizedText } from '@solmu/shared/text.js'
import { DomainError, type ErrorCode, type ErrorParams } from '../errors.js'
import type { Criterion, FrameworkContent, Level, Scale } from './framework.js'
import { scoreRange } from './framework-score.js'

type Path = readonly (string | number)[]
type Refuse = (code: ErrorCode, path: Path, params?: ErrorParams) => void

/**
 * Everything that stands in the way of releasing a framework; empty when nothing does.
 *
 * @example contentIssues({ ...ips, bands: [bandFrom(75), bandFrom(74)] }) // [OUT_OF_RANGE at bands.1.from]
 */
export function contentIssues(content: FrameworkContent): readonly DomainError[] {
  const issues: DomainError[] = []
  const refuse: Refuse = (code, path, params = {}) => issues.push(new DomainError(code, { path, params }))
  needed(refuse, ['name'], content.name)
  if (content.kind === 'certificate') {
    if (content.sections.length > 0) refuse('INVALID_INPUT', ['sections'])
    return issues
  }
  unique(refuse, content.scales, (place) => ['scales', place])
  for (const [place, scale] of content.scales.entries()) scaleIssues(refuse, ['scales', place], scale)
  sectionIssues(refuse, content)
  scoringIssues(refuse, content)
  bandIssues(refuse, content)
  return issues
}

function needed(refuse: Refuse, path: Path, { fi }: LocalizedText): void {
  if (!/[\p{L}\p{N}]/u.test(fi)) refuse('REQUIRED', [...path, 'fi'])
}

function unique(refuse: Refuse, items: readonly { readonly code: string }[], pathOf: (place: number) => Path): void {
  const seen = new Set<string>()
  for (const [place, { code }] of items.entries()) {
    if (seen.has(code)) refuse('DUPLICATE_KEY', [...pathOf(place), 'code'], { value: code })
    seen.add(code)
  }
}

function scaleIssues(refuse: Refuse, path: Path, { kind, levels, metFrom }: Scale): void {
  if (levels.length < 2 || (kind === 'met' && levels.length !== 2)) refuse('OUT_OF_RANGE', [...path, 'levels'], { min: 2, max: kind === 'met' ? 2 : 11 })
  for (const [place, level] of levels.entries()) levelIssues(refuse, [...path, 'levels', place], { level, before: levels[place - 1], kind })
  if (levels.length > 0 && !levels.some(({ value }) => value === metFrom)) refuse('UNKNOWN_REFERENCE', [...path, 'metFrom'], { value: metFrom })
}

/** Levels stand from the lowest; on a scale of percent the lowest begins at 0, and each at more than the one before. */
function levelIssues(refuse: Refuse, path: Path, { level, before, kind }: { level: Level; before: Level | undefined; kind: Scale['kind'] }): void {
  needed(refuse, [...path, 'name'], level.name)
  if (before && level.value <= before.value) refuse('OUT_OF_RANGE', [...path, 'value'], { min: before.value + 1, max: 100 })
  if (kind === 'percent') percentIssues(refuse, [...path, 'from'], { level, before })
  else if (level.from !== null) refuse('INVALID_INPUT', [...path, 'from'])
}

function percentIssues(refuse: Refuse, path: Path, { level, before }: { level: Level; before: Level | undefined }): void {
  if (level.from === null) return refuse('REQUIRED', path)
  const least = before ? (before.from ?? -1) + 1 : 0
  if (level.from < least || (!before && level.from !== 0)) refuse('OUT_OF_RANGE', path, { min: least, max: before ? 100 : 0 })
}

function sectionIssues(refuse: Refuse, content: FrameworkContent): void {
  const { sections } = content
  if (!sections.some(({ criteria }) => criteria.length > 0)) refuse('REQUIRED', ['sections'])
  unique(refuse, sections, (place) => ['sections', place])
  const codes = new Set<string>()
  for (const [place, { title, criteria }] of sections.entries()) {
    needed(refuse, ['sections', place, 'title'], title)
    for (const [row, criterion] of criteria.entries()) {
      const path = ['sections', place, 'criteria', row]
      if (codes.has(criterion.code)) refuse('DUPLICATE_KEY', [...path, 'code'], { value: criterion.code })
      codes.add(criterion.code)
      criterionIssues(refuse, path, { criterion, content })
    }
  }
}

function criterionIssues(refuse: Refuse, path: Path, { criterion, content }: { criterion: Criterion; content: FrameworkContent }): void {
  needed(refuse, [...path, 'title'], criterion.title)
  const scale = content.scales.find(({ code }) => code === criterion.scale)
  if (!scale) return refuse('UNKNOWN_REFERENCE', [...path, 'scale'], { value: criterion.scale })
  const seen = new Set<number>()
  for (const [place, { value, text }] of criterion.anchors.entries()) {
    if (!scale.levels.some((level) => level.value === value)) refuse('UNKNOWN_REFERENCE', [...path, 'anchors', place, 'value'], { value })
    if (seen.has(value)) refuse('DUPLICATE_KEY', [...path, 'anchors', place, 'value'], { value })
    seen.add(value)
    needed(refuse, [...path, 'anchors', place, 'text'], text)
  }
}

/** A sum of some of the criteria cannot be compared with one of all; a mean needs one scale, or scales of the same length. */
function scoringIssues(refuse: Refuse, content: FrameworkContent): void {
  const { method, minimumAnswered, skipped } = content.scoring
  if (method === 'sum' && minimumAnswered < 100) refuse('OUT_OF_RANGE', ['scoring', 'minimumAnswered'], { min: 100, max: 100 })
  if (method === 'sum' && skipped === 'leave_out') refuse('INVALID_INPUT', ['scoring', 'skipped'])
  const weighted = content.sections.flatMap(({ criteria }) => criteria.filter(({ weight }) => weight > 0))
  if (weighted.length === 0) refuse('REQUIRED', ['scoring', 'method'])
  if (method !== 'mean') return
  const used = content.scales.filter(({ code }) => weighted.some(({ scale }) => scale === code))
  const ends = new Set(used.map(({ levels }) => `${levels[0]?.value} ${levels.at(-1)?.value}`))
  if (ends.size > 1) refuse('INVALID_INPUT', ['scoring', 'method'])
}

/** The lowest band begins at the lowest score, and each at more than the one before, so that every score has one band. */
function bandIssues(refuse: Refuse, content: FrameworkContent): void {
  const { bands } = content
  unique(refuse, bands, (place) => ['bands', place])
  const range = scoreRange(content)
  for (const [place, { from, name }] of bands.entries()) {
    needed(refuse, ['bands', place, 'name'], name)
    if (!range) continue
    const before = bands[place - 1]
    const isWrong = before ? from <= before.from || from > range.highest : from !== range.lowest
    if (isWrong) refuse('OUT_OF_RANGE', ['bands', place, 'from'], { min: before ? before.from : range.lowest, max: before ? range.highest : range.lowest })
  }
}

/** A text that is written in Finnish and not in another language. */
export interface MissingText {
  readonly path: Path
  readonly language: Language
}

/** Every text of a framework with the path to it. */
export function textsOf(content: FrameworkContent): readonly { readonly path: Path; readonly text: LocalizedText }[] {
  const own = (['name', 'description', 'notice', 'source'] as const).map((key) => ({ path: [key], text: content[key] }))
  const levels = content.scales.flatMap((scale, at) => scale.levels.map(({ name }, place) => ({ path: ['scales', at, 'levels', place, 'name'], text: name })))
  const sections = content.sections.flatMap(({ title, guidance, criteria }, at) => [
    { path: ['sections', at, 'title'], text: title },
    { path: ['sections', at, 'guidance'], text: guidance },
    ...criteria.flatMap((criterion, row) => textsOfCriterion(['sections', at, 'criteria', row], criterion))
  ])
  const bands = content.bands.flatMap(({ name, description }, at) => [
    { path: ['bands', at, 'name'], text: name },
    { path: ['bands', at, 'description'], text: description }
  ])
  return [...own, ...levels, ...sections, ...bands]
}

const textsOfCriterion = (path: Path, { title, guidance, evidence, anchors }: Criterion) => [
  { path: [...path, 'title'], text: title },
  { path: [...path, 'guidance'], text: guidance },
  { path: [...path, 'evidence'], text: evidence },
  ...anchors.map(({ text }, place) => ({ path: [...path, 'anchors', place, 'text'], text }))
]

/** The texts that readers of another language would get in Finnish. They do not stand in the way of a release. */
export function missingTexts(content: FrameworkContent): readonly MissingText[] {
  return textsOf(content).flatMap(({ path, text }) =>
    text.fi.trim() === '' ? [] : languages.filter((language) => text[language].trim() === '').map((language) => ({ path, language }))
  )
}
