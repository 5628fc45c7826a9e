import { customerIndicators } from './customers.js'
import { economyIndicators } from './economy.js'
import { employerIndicators, resourceIndicators } from './employers-and-resources.js'
import { esfIndicators } from './esf-plus.js'
import type { LibraryIndicator } from './library-entry.js'
import { permanenceIndicators } from './permanence.js'
import { qualityIndicators } from './quality.js'
import { transitionIndicators } from './transitions.js'

export { libraryDimensions, libraryGroups } from './dimensions.js'

/** The indicators that the product ships, group after group, in the order in which forms show them. */
export const libraryIndicators: readonly LibraryIndicator[] = [
  ...customerIndicators,
  ...transitionIndicators,
  ...permanenceIndicators,
  ...employerIndicators,
  ...resourceIndicators,
  ...economyIndicators,
  ...qualityIndicators,
  ...esfIndicators
]
