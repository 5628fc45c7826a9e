/**
 * What stands in the way of releasing a version of a report: what is not written in a language, and every reference that the
 * library of the consortium does not know. A reader never meets any of it.
 */
import { languages, type LocalizedText } from '@solmu/shared/text.js'
import { lenses } from '../network/lens.js'
import type { IndicatorUnit } from '../results/indicator.js'
import type { ContentFaultCode, ReportBlock, ReportContents, ReportFault } from './report-template.js'
import { bracedIn, isSafeLink, linksIn, placeholderOf } from './report-text.js'
import { type BlockText, textsOf } from './report-uses.js'

/** What can be referred to. */
export interface ReportLibrary {
  readonly indicators: ReadonlyMap<string, { readonly unit: IndicatorUnit; readonly dimensionCodes: readonly string[] }>
  /** The categories of each dimension. */
  readonly dimensions: ReadonlyMap<string, ReadonlySet<string>>
}

/** Through what an edition can be seen. */
export const reportLenses: readonly string[] = [...lenses, 'unit']

/**
 * The faults of blocks, each with its path; none when the version can be released.
 *
 * @example reportFaults({ blocks: [], parameter: 'none' }, library) // [{ path: [], code: 'no_blocks', params: {} }]
 */
export function reportFaults({ blocks, parameter }: Pick<ReportContents, 'blocks' | 'parameter'>, library: ReportLibrary): ReportFault[] {
  if (blocks.length === 0) return [{ path: [], code: 'no_blocks', params: {} }]
  const asked: Asked = { library, hasParameter: parameter !== 'none' }
  return blocks.flatMap((block, place) => faultsOf(block, asked).map((fault) => ({ ...fault, path: [String(place), ...fault.path] })))
}

type Asked = { readonly library: ReportLibrary; readonly hasParameter: boolean }
type Faults = readonly ReportFault[]

const fault = (code: ContentFaultCode, path: readonly string[], params: ReportFault['params'] = {}): ReportFault => ({ path, code, params })

function faultsOf(block: ReportBlock, asked: Asked): Faults {
  return [...textsOf(block).flatMap((text) => ofText(text, asked)), ...ofScope(block, asked), ...ofReferences(block, asked.library)]
}

/** A text is written in all languages or, where it may be left out, in none. */
function ofText({ path, text, isNeeded, isRunning }: BlockText, { library }: Asked): Faults {
  const written = languages.filter((language) => text[language].trim() !== '')
  if (written.length === 0) return isNeeded ? [fault('empty', [...path, 'fi'])] : []
  const lacking = languages.filter((language) => !written.includes(language))
  return [
    ...lacking.map((language) => fault('language_missing', [...path, language], { language })),
    ...written.flatMap((language) => ofWords(text, { path: [...path, language], language, isRunning, library }))
  ]
}

type Words = { readonly path: readonly string[]; readonly language: keyof LocalizedText; readonly isRunning: boolean; readonly library: ReportLibrary }

function ofWords(text: LocalizedText, { path, language, isRunning, library }: Words): Faults {
  const braced = bracedIn(text[language]).flatMap((inner) => {
    const placeholder = placeholderOf(inner)
    if (!placeholder) return fault('unknown_placeholder', path, { placeholder: inner.slice(0, 60) })
    return placeholder.is === 'name' ? [] : ofIndicator(placeholder.code, path, library)
  })
  const links = isRunning ? linksIn(text[language]).filter((href) => !isSafeLink(href)) : []
  return [...braced, ...links.map((href) => fault('bad_link', path, { href: href.slice(0, 200) }))]
}

const ofIndicator = (code: string, path: readonly string[], { indicators }: ReportLibrary): Faults =>
  code === '' ? [fault('empty', path)] : indicators.has(code) ? [] : [fault('unknown_indicator', path, { code })]

const ofIndicators = (codes: readonly string[], path: readonly string[], library: ReportLibrary): Faults =>
  codes.length === 0 ? [fault('empty', path)] : codes.flatMap((code, place) => ofIndicator(code, [...path, String(place)], library))

function ofScope(block: ReportBlock, { hasParameter }: Asked): Faults {
  const isLost = 'place' in block && block.place === 'parameter' && !hasParameter
  const isBeforeRun = block.kind === 'figure' && block.compare === 'previous' && block.period === 'run'
  return [...(isLost ? [fault('no_parameter', ['place'])] : []), ...(isBeforeRun ? [fault('previous_of_run', ['compare'])] : [])]
}

function ofReferences(block: ReportBlock, library: ReportLibrary): Faults {
  switch (block.kind) {
    case 'figure':
      return ofIndicator(block.indicator, ['indicator'], library)
    case 'map':
      return [...ofIndicator(block.indicator, ['indicator'], library), ...ofLens(block.lens)]
    case 'chart':
      return ofChart(block, library)
    case 'table':
      return ofTable(block, library)
    case 'chain':
      return block.steps.length === 0 ? [fault('empty', ['steps'])] : block.steps.flatMap(({ indicators }, place) =>
        indicators.flatMap((code, at) => ofIndicator(code, ['steps', String(place), 'indicators', String(at)], library))
      )
    case 'form':
      return ofForm(block, library)
    default:
      return []
  }
}

type Of<Kind> = Extract<ReportBlock, { readonly kind: Kind }>

const ofLens = (lens: string | null): Faults => {
  if (lens === null) return [fault('empty', ['lens'])]
  return reportLenses.includes(lens) ? [] : [fault('unknown_lens', ['lens'], { lens })]
}

function ofChart({ form, indicators, lens }: Of<'chart'>, library: ReportLibrary): Faults {
  const units = new Set(indicators.flatMap((code) => library.indicators.get(code)?.unit ?? []))
  return [
    ...ofIndicators(indicators, ['indicators'], library),
    ...(units.size > 1 || (form === 'bars' && indicators.length > 1) ? [fault('mixed_units', ['indicators'])] : []),
    ...(form === 'bars' ? ofLens(lens) : [])
  ]
}

function ofTable({ indicators, axis, lens, dimension }: Of<'table'>, library: ReportLibrary): Faults {
  return [
    ...ofIndicators(indicators, ['indicators'], library),
    ...(axis === 'places' ? ofLens(lens) : []),
    ...(axis === 'categories' ? ofDimension(dimension, library) : []),
    ...(axis === 'categories' && dimension !== null ? notBrokenDown(indicators, dimension, library) : [])
  ]
}

const ofDimension = (dimension: string | null, { dimensions }: ReportLibrary): Faults => {
  if (dimension === null) return [fault('empty', ['dimension'])]
  return dimensions.has(dimension) ? [] : [fault('unknown_dimension', ['dimension'], { dimension })]
}

/** Indicators that the library knows, and that nobody asks by this dimension. */
const notBrokenDown = (codes: readonly string[], dimension: string, { indicators }: ReportLibrary): Faults =>
  codes.flatMap((code, place) => {
    const known = indicators.get(code)
    return known && !known.dimensionCodes.includes(dimension) ? [fault('not_broken_down', ['indicators', String(place)], { code, dimension })] : []
  })

/** A field that is not asked by the dimension has its total alone: entities have no gender. */
function ofForm({ fields, dimension, categories }: Of<'form'>, library: ReportLibrary): Faults {
  const known = dimension === null ? undefined : library.dimensions.get(dimension)
  return [
    ...(fields.length === 0 ? [fault('empty', ['fields'])] : []),
    ...fields.flatMap(({ indicator, code }, place) => [
      ...(code === '' ? [fault('empty', ['fields', String(place), 'code'])] : []),
      ...ofIndicator(indicator, ['fields', String(place), 'indicator'], library)
    ]),
    ...(dimension === null ? [] : ofDimension(dimension, library)),
    ...(known ? categories.flatMap((category, place) => (known.has(category) ? [] : [fault('unknown_category', ['categories', String(place)], { category })])) : [])
  ]
}
