/** What several documents of reviews ask for. */
import { graphql } from '../../../graphql/graphql.js'

export const namesFragment = graphql(`
  fragment ReviewTexts on LocalizedText {
    fi
    sv
    en
  }
`)

export const reviewerFragment = graphql(`
  fragment ReviewerFields on QualityReviewer {
    reviewId
    assessmentId
    reviewerId
    name
    state
    assignedAt
    visitOn
    visitPlan
    submittedAt
    declinedReason
    hasLeft
  }
`)

export const poolFragment = graphql(
  `
    fragment PoolReviewerFields on PoolReviewer {
      id
      name
      readsAll
      openCount
      homes {
        unitId
        centreId
        organisationId
      }
      homeNames {
        ...ReviewTexts
      }
      interests {
        id
        unitId
        organisationId
        reason
        declaredAt
        name {
          ...ReviewTexts
        }
      }
    }
  `,
  [namesFragment]
)
