/**
 * Takes a framework in, whoever wrote it: the editor, a file, the product itself. What comes back has the one form in which
 * frameworks are kept, with its keys in order. It may still be unfinished; whether it can be released is asked by
 * `framework-issues.ts`.
 */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { DomainError } from '../errors.js'
import { TextFields, type GivenText } from '../text-fields.js'
import {
  aggregations,
  type Anchor,
  type Band,
  type Criterion,
  type FrameworkContent,
  frameworkKinds,
  type FrameworkSection,
  frameworkSubjects,
  type Level,
  type Scale,
  scaleKinds,
  type Scoring,
  scoringMethods,
  skipRules
} from './framework.js'

type Path = readonly (string | number)[]
type Given = Readonly<Record<string, unknown>>

/** How much a framework may hold. */
export const frameworkLimits = {
  title: 300,
  text: 4000,
  scales: 20,
  levels: 11,
  sections: 60,
  criteria: 300,
  bands: 12,
  weight: 1000,
  points: 100,
  score: 10_000_000
} as const

class ContentFields extends TextFields {
  object(path: Path, value: unknown, keys: readonly string[]): Given {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.refuse('INVALID_INPUT', path)
      return {}
    }
    for (const key of Object.keys(value)) if (!keys.includes(key)) this.refuse('UNKNOWN_WORD', [...path, key.slice(0, 60)], { value: key.slice(0, 40) })
    return value as Given
  }

  list<Item>(path: Path, value: unknown, { most, read }: { readonly most: number; readonly read: (path: Path, value: unknown) => Item }): readonly Item[] {
    if (!Array.isArray(value)) {
      this.refuse('INVALID_INPUT', path)
      return []
    }
    if (value.length > most) this.refuse('TOO_LONG', path, { max: most })
    return value.slice(0, most).map((each: unknown, place) => read([...path, place], each))
  }

  words(path: Path, value: unknown, of: { readonly most: number; readonly isLong?: boolean }): LocalizedText {
    const given = value === undefined ? {} : this.object(path, value, ['fi', 'sv', 'en'])
    const text = (language: string): string => {
      const each = given[language] ?? ''
      if (typeof each === 'string') return each
      this.refuse('INVALID_INPUT', [...path, language])
      return ''
    }
    return this.localized(path, { fi: text('fi'), sv: text('sv'), en: text('en') } satisfies GivenText, of)
  }

  whole(path: Path, value: unknown, [least, most]: readonly [number, number]): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    this.refuse(typeof value === 'number' && Number.isInteger(value) ? 'OUT_OF_RANGE' : 'INVALID_NUMBER', path, { min: least, max: most })
    return least
  }

  score(path: Path, value: unknown): number {
    if (typeof value !== 'number' || !Number.isFinite(value)) this.refuse('INVALID_NUMBER', path)
    else if (Math.abs(value) > frameworkLimits.score) this.refuse('OUT_OF_RANGE', path, { min: 0, max: frameworkLimits.score })
    else if (Math.abs(Math.round(value * 100) / 100 - value) > 1e-9) this.refuse('TOO_MANY_DECIMALS', path, { decimals: 2 })
    else return Math.round(value * 100) / 100
    return 0
  }

  oneOf<Word extends string>(path: Path, value: unknown, words: readonly Word[]): Word {
    const found = words.find((word) => word === value)
    if (found !== undefined) return found
    this.refuse('UNKNOWN_WORD', path, { value: String(value).slice(0, 40) })
    return words[0] as Word
  }

  code(path: Path, value: unknown): string {
    return this.key(path, typeof value === 'string' ? value : '')
  }
}

const title = { most: frameworkLimits.title }
const long = { most: frameworkLimits.text, isLong: true }
const contentKeys = ['kind', 'name', 'description', 'notice', 'source', 'subject', 'aggregation', 'scales', 'sections', 'scoring', 'bands']

/**
 * Reads a framework.
 *
 * @returns the content in its one form, or everything that keeps it from being taken in, each with its path
 * @example readContent({ ...ips, sections: [{ code: 'A b', … }] }) // { issues: [UNKNOWN_WORD at sections.0.code] }
 */
export function readContent(value: unknown): { readonly content: FrameworkContent } | { readonly issues: readonly DomainError[] } {
  const fields = new ContentFields()
  const given = fields.object([], value, contentKeys)
  const content: FrameworkContent = {
    kind: fields.oneOf(['kind'], given['kind'], frameworkKinds),
    name: fields.words(['name'], given['name'], title),
    description: fields.words(['description'], given['description'], long),
    notice: fields.words(['notice'], given['notice'], long),
    source: fields.words(['source'], given['source'], long),
    subject: fields.oneOf(['subject'], given['subject'], frameworkSubjects),
    aggregation: fields.oneOf(['aggregation'], given['aggregation'], aggregations),
    scales: fields.list(['scales'], given['scales'], { most: frameworkLimits.scales, read: (path, each) => readScale(fields, path, each) }),
    sections: fields.list(['sections'], given['sections'], { most: frameworkLimits.sections, read: (path, each) => readSection(fields, path, each) }),
    scoring: readScoring(fields, given['scoring']),
    bands: fields.list(['bands'], given['bands'], { most: frameworkLimits.bands, read: (path, each) => readBand(fields, path, each) })
  }
  const count = content.sections.reduce((sum, { criteria }) => sum + criteria.length, 0)
  if (count > frameworkLimits.criteria) fields.refuse('TOO_LONG', ['sections'], { max: frameworkLimits.criteria })
  return fields.issues.length > 0 ? { issues: fields.issues } : { content }
}

function readScale(fields: ContentFields, path: Path, value: unknown): Scale {
  const given = fields.object(path, value, ['code', 'kind', 'levels', 'metFrom'])
  return {
    code: fields.code([...path, 'code'], given['code']),
    kind: fields.oneOf([...path, 'kind'], given['kind'], scaleKinds),
    levels: fields.list([...path, 'levels'], given['levels'], { most: frameworkLimits.levels, read: (at, each) => readLevel(fields, at, each) }),
    metFrom: fields.whole([...path, 'metFrom'], given['metFrom'], [0, frameworkLimits.points])
  }
}

function readLevel(fields: ContentFields, path: Path, value: unknown): Level {
  const given = fields.object(path, value, ['value', 'name', 'from'])
  return {
    value: fields.whole([...path, 'value'], given['value'], [0, frameworkLimits.points]),
    name: fields.words([...path, 'name'], given['name'], title),
    from: given['from'] === null || given['from'] === undefined ? null : fields.whole([...path, 'from'], given['from'], [0, 100])
  }
}

function readSection(fields: ContentFields, path: Path, value: unknown): FrameworkSection {
  const given = fields.object(path, value, ['code', 'title', 'guidance', 'criteria'])
  return {
    code: fields.code([...path, 'code'], given['code']),
    title: fields.words([...path, 'title'], given['title'], title),
    guidance: fields.words([...path, 'guidance'], given['guidance'], long),
    criteria: fields.list([...path, 'criteria'], given['criteria'], { most: frameworkLimits.criteria, read: (at, each) => readCriterion(fields, at, each) })
  }
}

function readCriterion(fields: ContentFields, path: Path, value: unknown): Criterion {
  const given = fields.object(path, value, ['code', 'title', 'guidance', 'evidence', 'scale', 'weight', 'anchors'])
  const scale = given['scale']
  if (typeof scale !== 'string') fields.refuse('REQUIRED', [...path, 'scale'])
  return {
    code: fields.code([...path, 'code'], given['code']),
    title: fields.words([...path, 'title'], given['title'], title),
    guidance: fields.words([...path, 'guidance'], given['guidance'], long),
    evidence: fields.words([...path, 'evidence'], given['evidence'], long),
    scale: fields.text([...path, 'scale'], typeof scale === 'string' ? scale : '', { most: 30 }),
    weight: fields.whole([...path, 'weight'], given['weight'], [0, frameworkLimits.weight]),
    anchors: fields.list([...path, 'anchors'], given['anchors'], { most: frameworkLimits.levels, read: (at, each) => readAnchor(fields, at, each) })
  }
}

function readAnchor(fields: ContentFields, path: Path, value: unknown): Anchor {
  const given = fields.object(path, value, ['value', 'text'])
  return {
    value: fields.whole([...path, 'value'], given['value'], [0, frameworkLimits.points]),
    text: fields.words([...path, 'text'], given['text'], long)
  }
}

function readScoring(fields: ContentFields, value: unknown): Scoring {
  const given = fields.object(['scoring'], value, ['method', 'minimumAnswered', 'skipped'])
  return {
    method: fields.oneOf(['scoring', 'method'], given['method'], scoringMethods),
    minimumAnswered: fields.whole(['scoring', 'minimumAnswered'], given['minimumAnswered'], [0, 100]),
    skipped: fields.oneOf(['scoring', 'skipped'], given['skipped'], skipRules)
  }
}

function readBand(fields: ContentFields, path: Path, value: unknown): Band {
  const given = fields.object(path, value, ['code', 'from', 'name', 'description'])
  return {
    code: fields.code([...path, 'code'], given['code']),
    from: fields.score([...path, 'from'], given['from']),
    name: fields.words([...path, 'name'], given['name'], title),
    description: fields.words([...path, 'description'], given['description'], long)
  }
}
