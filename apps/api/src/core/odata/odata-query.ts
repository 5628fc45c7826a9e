/**
 * The query options of a request, and the answer to it in JSON.
 * Source: OData 4.0 Protocol 11.2, JSON Format 4.0.
 */
import { readFilter } from './odata-filter.js'
import { type EdmRow, type EdmSet, type EdmValue, ODataRefusal, propertyOf } from './odata-model.js'

/** How many entities an answer holds; the next ones are behind its link. */
export const ODATA_PAGE = 5000

export type ODataQuery = {
  readonly isWanted: (row: EdmRow) => boolean
  readonly select: readonly string[] | null
  readonly top: number | null
  readonly skip: number
  readonly isCounted: boolean
  /** Where the page begins, among those that are wanted. */
  readonly from: number
  readonly pageSize: number
}

/** What the head of a request says of the answer. */
export type ODataWish = {
  /** Decimals as texts, for those who cannot keep them otherwise. */
  readonly isIeee754Compatible: boolean
  /** Without the links between answers and the description. */
  readonly isBare: boolean
  readonly maxPageSize: number | null
}

const offered = new Set(['$filter', '$select', '$top', '$skip', '$count', '$skiptoken', '$format'])
const known = new Set(['$expand', '$orderby', '$search', '$apply', '$compute', '$levels', '$index', '$id', '$deltatoken', '$schemaversion'])

/** Options by their names, each once. @throws ODataRefusal */
export function optionsOf(query: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const options = Object.entries(query).filter(([name]) => name.startsWith('$'))
  for (const [name, value] of options) {
    if (typeof value !== 'string') throw new ODataRefusal(400, `${name.slice(0, 40)} is given more than once`)
    if (!offered.has(name)) throw new ODataRefusal(known.has(name) ? 501 : 400, `${name.slice(0, 40)} is not offered`)
  }
  return new Map(options as [string, string][])
}

/**
 * What is asked of a set.
 *
 * @param from where a page after the first begins
 * @throws ODataRefusal
 */
export function readQuery(options: ReadonlyMap<string, string>, set: EdmSet, of: { from: number; wish: ODataWish }): ODataQuery {
  const filter = options.get('$filter')
  const top = options.get('$top')
  return {
    isWanted: filter === undefined ? () => true : readFilter(filter, set),
    select: selectOf(options.get('$select'), set),
    top: top === undefined ? null : wholeNumber('$top', top),
    skip: wholeNumber('$skip', options.get('$skip') ?? '0'),
    isCounted: flagOf(options.get('$count')),
    from: of.from,
    pageSize: Math.min(ODATA_PAGE, of.wish.maxPageSize ?? ODATA_PAGE)
  }
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ODataRefusal(400, `${name} takes a whole number`)
  return Number(text)
}

function flagOf(text: string | undefined): boolean {
  if (text !== undefined && text !== 'true' && text !== 'false') throw new ODataRefusal(400, '$count takes true or false')
  return text === 'true'
}

function selectOf(text: string | undefined, set: EdmSet): string[] | null {
  if (text === undefined || text.trim() === '*' || text.trim() === '') return null
  return [...new Set(text.split(',').map((name) => propertyOf(set, name.trim()).name))]
}

/** What `Accept`, `$format`, `Prefer` and `OData-MaxVersion` ask for. @throws ODataRefusal for what is not offered */
export function readWish(headers: Readonly<Record<string, unknown>>, format: string | undefined): ODataWish {
  const text = (name: string): string => (typeof headers[name] === 'string' ? headers[name] : '')
  if (/^[0-3](?:\.|$)/.test(text('odata-maxversion').trim())) throw new ODataRefusal(400, 'The feed speaks OData 4.0')
  if (format !== undefined && !/^(?:json|application\/json(?:;.*)?|xml|application\/xml)$/.test(format)) throw new ODataRefusal(406, 'The feed speaks JSON')
  const wanted = `${format ?? ''} ${text('accept')}`
  const pageSize = /odata\.maxpagesize=(\d{1,6})/.exec(text('prefer'))?.[1]
  return {
    isIeee754Compatible: /IEEE754Compatible=true/i.test(wanted),
    isBare: /metadata=none/i.test(wanted),
    maxPageSize: pageSize === undefined || Number(pageSize) === 0 ? null : Number(pageSize)
  }
}

export const jsonType = ({ isIeee754Compatible, isBare }: ODataWish): string =>
  `application/json;odata.metadata=${isBare ? 'none' : 'minimal'}${isIeee754Compatible ? ';IEEE754Compatible=true' : ''};charset=utf-8`

export type ODataPage = {
  readonly rows: readonly EdmRow[]
  /** How many are wanted, whatever is skipped. */
  readonly count: number
  /** Where the next page begins; null on the last one. */
  readonly next: number | null
}

/** The rows of a page. */
export function pageOf(rows: readonly EdmRow[], { isWanted, top, skip, from, pageSize }: ODataQuery): ODataPage {
  const wanted = rows.filter(isWanted)
  const window = wanted.slice(skip, top === null ? undefined : skip + top)
  const next = from + pageSize
  return { rows: window.slice(from, next), count: wanted.length, next: next < window.length ? next : null }
}

type Around = { readonly set: EdmSet; readonly root: string; readonly select: readonly string[] | null; readonly wish: ODataWish }

/** A page as JSON. @param nextLink where the next one is; null after the last */
export function pageJson(page: ODataPage, { isCounted, nextLink, ...of }: Around & { readonly isCounted: boolean; readonly nextLink: string | null }): string {
  const head = {
    ...(of.wish.isBare ? {} : { '@odata.context': contextOf(of, '') }),
    ...(isCounted ? { '@odata.count': of.wish.isIeee754Compatible ? String(page.count) : page.count } : {}),
    value: page.rows.map((row) => shown(row, of)),
    ...(nextLink === null ? {} : { '@odata.nextLink': nextLink })
  }
  return JSON.stringify(head)
}

/** One entity as JSON. */
export function entityJson(row: EdmRow, of: Around): string {
  return JSON.stringify({ ...(of.wish.isBare ? {} : { '@odata.context': contextOf(of, '/$entity') }), ...shown(row, of) })
}

function contextOf({ root, set, select }: Around, tail: string): string {
  return `${root}$metadata#${set.name}${select === null ? '' : `(${select.join(',')})`}${tail}`
}

function shown(row: EdmRow, { set, select, wish }: Around): Record<string, EdmValue> {
  const names = select ?? set.properties.map(({ name }) => name)
  return Object.fromEntries(names.map((name) => [name, valueOf(row[name] ?? null, propertyOf(set, name).type, wish)]))
}

const valueOf = (value: EdmValue, type: string, { isIeee754Compatible }: ODataWish): EdmValue =>
  isIeee754Compatible && type === 'Edm.Decimal' && value !== null ? String(value) : value
