import { DomainError } from '@solmu/domain/errors.js'
import type { Upload } from './upload.js'

const kinds: readonly { readonly type: string; readonly begins: readonly number[] }[] = [
  { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] }
]

/** Whether bytes begin with the signs of a format. */
export const beginsWith = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, place) => bytes[place] === sign)

/** What kind of document or picture a file is, by what is in it and never by what it is called: PDF, PNG or JPEG; else undefined. */
export const knownDocumentType = ({ bytes }: Pick<Upload, 'bytes'>): string | undefined => kinds.find(({ begins }) => beginsWith(bytes, begins))?.type

/** @throws DomainError UNSUPPORTED_MEDIA for what is neither a PDF nor a PNG or JPEG */
export function documentType(upload: Pick<Upload, 'bytes'>): string {
  const type = knownDocumentType(upload)
  if (!type) throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
  return type
}
