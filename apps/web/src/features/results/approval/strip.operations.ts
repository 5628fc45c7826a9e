import { graphql } from '../../../graphql/graphql.js'

/** Who has a return, since when, and who is next. */
export const standingFragment = graphql(`
  fragment StandingOfReturn on UnitReturn {
    id
    state
    isLate
    effectiveDueOn
    strip { stage state people deputies since dueOn isWaitingForViewer }
  }
`)

/** The strip of one return. */
export const returnStripQuery = graphql(
  `
    query ReturnStrip($id: ID!) {
      unitReturn(id: $id) {
        ...StandingOfReturn
      }
    }
  `,
  [standingFragment]
)
