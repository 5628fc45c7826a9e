/** A file in the store of the application, for rows that name one. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import type { FileStorage } from '../../apps/api/src/core/storage/storage.js'

/** Its key. What is asked of the application travels as text, which the store takes as it takes bytes. */
export const aStoredFile = (app: TestApp): Promise<string> => app.provider<FileStorage>('FileStorage').put('kohde' as unknown as Uint8Array, 'application/octet-stream')
