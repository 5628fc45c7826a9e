/** Parts of a return that several pages read. */
import { graphql } from '../../../graphql/graphql.js'

/** The whole sheet, line by line. Names of dimensions are those of its period. */
export const sheetFragment = graphql(`
  fragment SheetOfReturn on UnitReturn {
    sheet {
      isRequired
      allowsNotApplicable
      total
      previousTotal
      target
      indicator {
        id
        code
        unit
        decimals
        aggregation
        sourceClass
        group { id name { fi sv en } }
      }
      version {
        direction
        name { fi sv en }
        definition { fi sv en }
        condition { fi sv en }
      }
      dimensions {
        code
        name { fi sv en }
        categories { code kind name { fi sv en } }
      }
      cells {
        breakdown
        status
        value
        note
        review
        answered
        version
        changedBy
        changedAt
        isWritable
        target
        commentCount
        previous { status value }
      }
    }
  }
`)

/** Something that was said about a figure. */
export const commentFragment = graphql(`
  fragment CommentFields on CellComment {
    id
    indicatorId
    breakdown
    kind
    text
    writtenAt
    versionNumber
    author { id displayName }
  }
`)

/** Who has the form open, and where in it. */
export const presenceFragment = graphql(`
  fragment PresenceFields on Presence {
    cell
    seenAt
    isSelf
    person { id displayName }
  }
`)

/** Where a return stands after a step. */
export const steppedFragment = graphql(`
  fragment SteppedReturn on UnitReturn {
    id
    state
    version
  }
`)
