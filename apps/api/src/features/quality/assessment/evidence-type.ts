/**
 * What kind of file evidence is, by its first bytes and never by what it claims to be: documents, pictures, short videos and
 * plain text. Whatever could run is refused.
 */
import { DomainError } from '@solmu/domain/errors.js'

const text = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1')
const begins = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, place) => bytes[place] === sign)

const office: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation'
}
const plain: Readonly<Record<string, string>> = { txt: 'text/plain; charset=utf-8', csv: 'text/csv; charset=utf-8' }

const endingOf = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** An archive whose first entry is what an office document begins with. */
function officeType(bytes: Uint8Array, ending: string): string | null {
  const first = text(bytes, 30, 120)
  const isOpen = first.startsWith('[Content_Types].xml') || /^(?:_rels|docProps|word|xl|ppt)\//.test(first)
  const isFree = first.startsWith('mimetype')
  return (ending.startsWith('od') ? isFree : isOpen) ? (office[ending] ?? null) : null
}

function boxType(bytes: Uint8Array): string {
  return /^(?:heic|heix|mif1|msf1)/.test(text(bytes, 8, 12)) ? 'image/heic' : 'video/mp4'
}

function plainType(bytes: Uint8Array, ending: string): string | null {
  if (bytes.length === 0 || bytes.includes(0)) return null
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return plain[ending] ?? null
  } catch {
    return null
  }
}

function typeOf(bytes: Uint8Array, ending: string): string | null {
  if (text(bytes, 0, 5) === '%PDF-') return 'application/pdf'
  if (begins(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return 'image/webp'
  if (text(bytes, 4, 8) === 'ftyp') return boxType(bytes)
  return begins(bytes, 0x50, 0x4b, 0x03, 0x04) ? officeType(bytes, ending) : plainType(bytes, ending)
}

/** @throws DomainError EVIDENCE_KIND_REFUSED at `file` for what is none of these */
export function evidenceType({ bytes, fileName }: { readonly bytes: Uint8Array; readonly fileName: string }): string {
  const type = typeOf(bytes, endingOf(fileName))
  if (!type) throw new DomainError('EVIDENCE_KIND_REFUSED', { path: ['file'] })
  return type
}
