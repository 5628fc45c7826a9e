import { graphql, type ResultOf } from '../../graphql/graphql.js'

/** A page of the audit trail, the newest first. */
export const auditEntriesQuery = graphql(`
  query AuditEntries($filter: AuditEntryFilter, $first: Int, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        recordedAt
        actorId
        actorName
        action
        outcome
        errorCode
        details
        requestId
        hash
        unit {
          id
          type
          name {
            fi
            sv
            en
          }
        }
      }
    }
  }
`)

export type AuditRow = ResultOf<typeof auditEntriesQuery>['auditEntries']['nodes'][number]

/** Checks the whole chain of the trail. */
export const auditChainQuery = graphql(`
  query AuditChain {
    auditChain {
      isUnbroken
      entryCount
      firstBrokenNumber
      headHash
      checkedAt
    }
  }
`)
