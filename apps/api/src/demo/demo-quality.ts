/** The frameworks of the product as rows of the demo. */
import { libraryFrameworks, libraryFrom } from '../features/quality/framework/library/framework-library.js'
import { demoId } from './demo-id.js'

type Row = Readonly<Record<string, unknown>>

/** Tables with their rows, parents before children. */
export function demoQuality(consortiumId: string): readonly (readonly [table: string, rows: readonly Row[]])[] {
  const frameworkId = (code: string): string => demoId(`quality-framework:${code}`)
  return [
    ['quality_framework', libraryFrameworks.map(({ code, content: { kind } }) => ({ id: frameworkId(code), consortiumId, code, kind, shippedCode: code }))],
    [
      'quality_framework_version',
      libraryFrameworks.map(({ code, content }) => ({
        ...{ id: demoId(`quality-framework-version:${code}`), consortiumId, frameworkId: frameworkId(code), number: 1, state: 'released' },
        ...{ content, validFrom: libraryFrom, releasedAt: `${libraryFrom}T06:00:00Z`, changedAt: `${libraryFrom}T06:00:00Z` }
      }))
    ]
  ]
}
