import { DomainError } from '@solmu/domain/errors.js'
import { unpack } from '../../../core/files/archive.js'
import { beginsWith, knownDocumentType } from '../../../core/files/document-type.js'
import type { Upload } from '../../../core/files/upload.js'

const docx = { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', parts: ['[Content_Types].xml', 'word/document.xml'] } as const
const archive = [0x50, 0x4b, 0x03, 0x04] as const

/**
 * What kind of file an applicant sends, by what is in it and never by what it is called: PDF, PNG, JPEG, and DOCX when it has the
 * parts of one.
 *
 * @throws DomainError UNSUPPORTED_MEDIA
 */
export async function applicationFileType(upload: Upload): Promise<string> {
  const type = knownDocumentType(upload)
  if (type) return type
  if (beginsWith(upload.bytes, archive)) {
    const parts = await unpack(upload.bytes, (name) => docx.parts.some((part) => part === name)).catch(() => null)
    if (parts?.size === docx.parts.length) return docx.type
  }
  throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
}
