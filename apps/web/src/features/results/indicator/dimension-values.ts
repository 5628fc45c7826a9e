/** A dimension as it stands in the fields of its editor, and what is wrong with it. */
import { useIntl } from 'react-intl'
import { checkDimension, type GivenDimension } from '@solmu/domain/results/indicator-dimension.js'
import { keyPattern } from '@solmu/domain/text-fields.js'
import type { CategoryKind } from '@solmu/domain/results/indicator.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { useViewer } from '../../../app/viewer.js'
import { ApiError, toApiErrors } from '../../../graphql/api-error.js'
import { dayInField, readDayText } from '../../../ui/day-text.js'
import { describeError } from '../../../ui/error-message.js'
import { useFormat } from '../../../ui/format.js'
import { useText, type Language } from '../../../ui/text.js'
import type { DimensionRecord } from './dimension.operations.js'

export interface CategoryValues {
  /** Tells the row from the others while the editor is open. */
  readonly key: string
  readonly code: string
  readonly kind: CategoryKind
  readonly fi: string
  readonly sv: string
  readonly en: string
  readonly from: string
  readonly until: string
}

export interface DimensionValues {
  readonly code: string
  readonly fi: string
  readonly sv: string
  readonly en: string
  readonly categories: readonly CategoryValues[]
}

let keys = 0

export function newCategory(kind: CategoryKind, code = ''): CategoryValues {
  keys += 1
  return { key: `category-${keys}`, code, kind, fi: '', sv: '', en: '', from: '', until: '' }
}

export function valuesOf(dimension: DimensionRecord | null, language: Language): DimensionValues {
  if (dimension === null) {
    return { code: '', fi: '', sv: '', en: '', categories: [newCategory('category'), newCategory('unknown', 'unknown')] }
  }
  const day = (value: IsoDate | null) => (value === null ? '' : dayInField(value, language))
  return {
    code: dimension.code,
    ...dimension.name,
    categories: dimension.categories.map(({ code, kind, name, validFrom, validTo }) => ({
      ...{ ...newCategory(kind, code), fi: name.fi, sv: name.sv, en: name.en },
      ...{ from: day(validFrom), until: day(validTo) }
    }))
  }
}

export interface Problems {
  /** By the end of the id of the control: `code`, `fi`, `categories-0-code`. */
  readonly fields: Readonly<Record<string, string>>
  readonly whole: readonly string[]
}

export const noProblems: Problems = { fields: {}, whole: [] }

type Issue = { readonly code: string; readonly path: readonly (string | number)[]; readonly params?: object }

const endOfPath: Readonly<Record<string, string>> = { validFrom: 'from', validTo: 'until', kind: 'code' }

/** The control that a path leads to; null when it leads to the dimension as a whole. @example ['categories', 2, 'name', 'sv'] // 'categories-2-sv' */
export function fieldOfPath(path: Issue['path']): string | null {
  const [first, second, ...rest] = path.filter((part) => part !== 'input')
  const last = String(rest.at(-1) ?? 'code')
  if (first === 'categories') return /^\d+$/.test(String(second)) ? `categories-${second}-${endOfPath[last] ?? last}` : null
  if (first === 'name') return String(second ?? 'fi')
  return first === 'code' ? 'code' : null
}

/** What the fields say; a day that cannot be read is told apart. */
function givenOf(values: DimensionValues, today: IsoDate) {
  const unreadable: Issue[] = []
  const read = (text: string, path: Issue['path']): IsoDate | null => {
    const day = text.trim() === '' ? null : readDayText(text, today)
    if (text.trim() !== '' && day === null) unreadable.push({ code: 'INVALID_DATE', path })
    return day
  }
  const categories = values.categories.map(({ code, kind, fi, sv, en, from, until }, at) => ({
    ...{ code: code.trim(), kind, name: { fi, sv, en } },
    validFrom: read(from, ['categories', at, 'validFrom']),
    validTo: read(until, ['categories', at, 'validTo'])
  }))
  const given: GivenDimension = { name: { fi: values.fi, sv: values.sv, en: values.en }, categories }
  return { given, unreadable }
}

/** Refusals that have a better sentence here than everywhere. */
const better: Readonly<Record<string, string>> = { UNKNOWN_WORD: 'key', ALREADY_EXISTS: 'codeTaken' }

/** The same rules as the API's, in the reader's words. */
export function useDimensionCheck(dimension: DimensionRecord | null) {
  const t = useText()
  const intl = useIntl()
  const { day } = useFormat()
  const { today } = useViewer()

  function textFor({ code, path, params }: Issue): string {
    const said = (params ?? {}) as Readonly<Record<string, string>>
    if (code === 'INDICATOR_IN_USE' && said['day']) return t('indicator.dimensions.asked', { code: said['code'] ?? '', day: day(said['day']) })
    if (code === 'REQUIRED' && said['kind']) return t(`indicator.dimensions.needs.${said['kind']}`)
    if (code === 'INVALID_INPUT' && path.at(-1) === 'validTo') return t('indicator.dimensions.unknownStays')
    const known = better[code]
    if (known) return t(`indicator.problem.${known}`)
    return describeError(intl, new ApiError({ code, params: said })).text
  }

  function collect(issues: readonly Issue[]): Problems {
    const fields: Record<string, string> = {}
    const whole: string[] = []
    for (const issue of issues) {
      const field = fieldOfPath(issue.path)
      if (field === null) whole.push(textFor(issue))
      else fields[field] ??= textFor(issue)
    }
    return { fields, whole }
  }

  function check(values: DimensionValues) {
    const { given, unreadable } = givenOf(values, today)
    const asked = new Map(dimension?.asked.map(({ code, ...days }) => [code, days]))
    const { dimension: kept, issues } = checkDimension(given, dimension && { categories: dimension.categories, asked })
    const isCodeWrong = dimension === null && !keyPattern.test(values.code.trim())
    const wrongCode = isCodeWrong ? [{ code: 'UNKNOWN_WORD', path: ['code'] }] : []
    const all = [...wrongCode, ...unreadable, ...issues]
    const input = { name: { ...kept.name }, categories: kept.categories.map((category) => ({ ...category, name: { ...category.name } })) }
    return { input: all.length === 0 ? input : null, problems: collect(all) }
  }

  return { check, describe: (error: unknown): Problems => collect(toApiErrors(error)) }
}
