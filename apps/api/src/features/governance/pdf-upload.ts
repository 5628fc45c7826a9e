import { DomainError } from '@solmu/domain/errors.js'
import type { Upload } from '../../core/files/upload.js'

const PDF = Buffer.from('%PDF-')

/** What is kept of agreements and mandates is a PDF, by its first bytes, whatever it is called. @throws DomainError UNSUPPORTED_MEDIA */
export function demandPdf({ bytes }: Upload): void {
  if (!bytes.subarray(0, PDF.length).equals(PDF)) throw new DomainError('UNSUPPORTED_MEDIA', { path: ['file'] })
}
