import { referenceFileNames } from '../features/geography/reference-data.js'
import { readReferenceFiles, type ReferenceFiles } from '../features/geography/reference-files.js'

/** The reference files of the repository, read before the specs that look at them are laid out. */
export const files: ReferenceFiles = await readReferenceFiles(referenceFileNames)
