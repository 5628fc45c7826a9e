import { DomainError } from '@solmu/domain/errors.js'
import type { AdxGroup, AdxValue } from '@solmu/domain/results/adx.js'
import { XMLParser } from 'fast-xml-parser'

/** adx, group, dataValue, annotation: nothing of ours is deeper; a little more is let through. */
const DEEPEST = 8
export const MOST_GROUPS = 500
export const MOST_VALUES = 50_000

/** Entities are left as they stand: the five that XML has are read below, and nobody may make others. */
const PARSER = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST
})

const PLACE = XMLParser.getMetaDataSymbol() as symbol

type Node = Readonly<Record<string, unknown>>
type Lines = (node: Node) => number | null

/**
 * The groups of an ADX document. A document type is refused before anything is read, so that there are no entities but
 * those of XML itself.
 *
 * @throws DomainError FILE_UNREADABLE with the reason `xml`, `doctype`, `adx` for another document, or `unpacked` for too
 *   much of it; TOO_MANY_ROWS
 */
export function parseAdx(bytes: Uint8Array): AdxGroup[] {
  const xml = textOf(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw unreadable('doctype')
  const nodes = parsed(xml)
  const root = nodes.find((node) => nameOf(node) === 'adx')
  if (!root) throw unreadable('adx')
  const line = lineCounter(xml)
  const groups = childrenOf(root).flatMap((node) => (nameOf(node) === 'group' ? [groupOf(node, line)] : []))
  if (groups.length === 0) throw unreadable('empty')
  if (groups.length > MOST_GROUPS) throw new DomainError('TOO_MANY_ROWS', { path: ['file'], params: { max: MOST_GROUPS } })
  const count = groups.reduce((sum, { values }) => sum + values.length, 0)
  if (count > MOST_VALUES) throw new DomainError('TOO_MANY_ROWS', { path: ['file'], params: { max: MOST_VALUES } })
  return groups
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unreadable('text')
  }
}

/** The parser forgives what is not well formed, such as a tag that is left open; that is looked for first. */
function parsed(xml: string): Node[] {
  try {
    return PARSER.parse(xml, true) as Node[]
  } catch {
    throw unreadable('xml')
  }
}

const unreadable = (reason: string): DomainError => new DomainError('FILE_UNREADABLE', { path: ['file'], params: { reason } })

const tagOf = (node: Node): string | undefined => Object.keys(node).find((name) => name !== ':@' && name !== '#text')
const nameOf = (node: Node): string => tagOf(node)?.split(':').at(-1)?.toLowerCase() ?? ''

function childrenOf(node: Node): Node[] {
  const tag = tagOf(node)
  return tag === undefined ? [] : (node[tag] as Node[])
}

function groupOf(node: Node, line: Lines): AdxGroup {
  const values = childrenOf(node).flatMap((child) => (nameOf(child) === 'datavalue' ? [valueOf(child, line)] : []))
  return { attributes: attributesOf(node), line: line(node), values }
}

function valueOf(node: Node, line: Lines): AdxValue {
  const annotation = childrenOf(node).find((child) => nameOf(child) === 'annotation')
  const text = annotation && childrenOf(annotation).map((child) => String(child['#text'] ?? '')).join('')
  return { attributes: attributesOf(node), line: line(node), annotation: text === undefined ? null : decoded(text) }
}

function attributesOf(node: Node): Record<string, string> {
  const attributes = (node[':@'] ?? {}) as Record<string, unknown>
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decoded(String(value))]))
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** What was written as a reference; one that XML does not know stays as it stands. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-f]{1,6});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return SIGNS[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** The lines on which elements begin, counted on from the one before: elements come in their order. */
function lineCounter(xml: string): Lines {
  let at = 0
  let line = 1
  return (node) => {
    const { startIndex } = ((node as Record<symbol, unknown>)[PLACE] ?? {}) as { startIndex?: number }
    if (startIndex === undefined) return null
    if (startIndex < at) [at, line] = [0, 1]
    for (; at < startIndex; at += 1) if (xml.charCodeAt(at) === 10) line += 1
    return line
  }
}
