import { DomainError } from '@solmu/domain/errors.js'
import { unpack } from '../../../core/files/archive.js'
import type { Upload } from '../../../core/files/upload.js'

const kinds: readonly { readonly type: string; readonly begins: readonly number[] }[] = [
  { type: 'application/pdf', begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'image/png', begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', begins: [0xff, 0xd8, 0xff] }
]
const docx = { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', parts: ['[Content_Types].xml', 'word/document.xml'] } as const
const archive = [0x50, 0x4b, 0x03, 0x04] as const

const beginsWith = (bytes: Uint8Array, signs: readonly number[]): boolean => signs.every((sign, place) => bytes[place] === sign)

/**
 * What kind of file an applicant sends, by what is in it and never by what it is called: PDF, PNG, JPEG, and DOCX when it has the
 * parts of one.
 *
 * @throws DomainError UNSUPPORTED_MEDIA
 */
export async function applicationFileType({ bytes }: Upload): Promise<string> {
  const kind = kinds.find(({ begins }) => beginsWith(bytes, begins))
  if (kind) return kind.type
  if (beginsWith(bytes, archive)) {
    const parts = await unpack(bytes, (name) => docx.parts.some((part) => part === name)).catch(() => null)
    if (parts?.size === docx.parts.length) return docx.type
  }
  throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
}
