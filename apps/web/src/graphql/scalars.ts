import type { PackedFigure } from '@solmu/domain/reports/figure-matrix.js'
import type { ReportBlock } from '@solmu/domain/reports/report-template.js'

/** What the scalars of the schema are in TypeScript. */
export interface Scalars {
  ID: string
  /** A calendar day, `YYYY-MM-DD`. */
  Date: string
  /** An instant in UTC, ISO 8601. */
  DateTime: string
  /** A decimal number with a point, such as `-12.50`. */
  Decimal: string
  Params: Record<string, string | number | boolean>
  /** What a browser and an authenticator say to each other (WebAuthn). */
  JSON: object
  /** Figures row by row, column by column. */
  FigureMatrix: readonly (readonly PackedFigure[])[]
  /** The blocks of a report template, in their order. */
  ReportBlocks: readonly ReportBlock[]
}
