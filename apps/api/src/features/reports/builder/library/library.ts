import type { ShippedReport } from '@solmu/domain/reports/report-template.js'
import { areaReport } from './area-report.js'
import { consortiumAnnualReport } from './consortium-annual-report.js'
import { esfSheet } from './esf-sheet.js'
import { funderReport } from './funder-report.js'
import { regionalCentreReport } from './regional-centre-report.js'
import { steaResultsAndEffects } from './stea-results-and-effects.js'

/** The report templates that the product ships, in the order in which they are installed. */
export const shippedReports: readonly ShippedReport[] = [
  consortiumAnnualReport,
  regionalCentreReport,
  funderReport,
  esfSheet,
  steaResultsAndEffects,
  areaReport
]
