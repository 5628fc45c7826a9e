import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { ips25 } from './ips-frameworks.js'
import { centreCriteria, coachingPhases, operatorCriteria, regionalChecklist, serviceElements } from './own-frameworks.js'
import { equassPrinciples, euseStages, phasesAndValues, shqs } from './standard-frameworks.js'

/** A framework that comes with the product. Once it is installed, it is the consortium's to change. */
export interface LibraryFramework {
  readonly code: string
  readonly content: FrameworkContent
}

/** From which day those that come with the product hold: what was assessed in earlier years can be entered too. */
export const libraryFrom = '2020-01-01'

/** Every framework that comes with the product, in the order in which it is installed. */
export const libraryFrameworks: readonly LibraryFramework[] = [
  { code: 'operator_criteria', content: operatorCriteria },
  { code: 'centre_criteria', content: centreCriteria },
  { code: 'coaching_phases', content: coachingPhases },
  { code: 'regional_checklist', content: regionalChecklist },
  { code: 'service_elements', content: serviceElements },
  { code: 'coaching_quality', content: phasesAndValues },
  { code: 'ips_25', content: ips25 },
  { code: 'euse_stages', content: euseStages },
  { code: 'equass_check', content: equassPrinciples },
  { code: 'shqs', content: shqs }
]
