import type { SurveyContent } from '@solmu/domain/quality/survey.js'
import { customerFeedback } from './customer-feedback.js'
import { employerFeedback } from './employer-feedback.js'

/** A survey that comes with the product. Once it is installed, it is the consortium's to change. */
export interface LibrarySurvey {
  readonly code: string
  readonly content: SurveyContent
}

/** Every survey that comes with the product. */
export const librarySurveys: readonly LibrarySurvey[] = [
  { code: 'customer_feedback', content: customerFeedback },
  { code: 'employer_feedback', content: employerFeedback }
]
