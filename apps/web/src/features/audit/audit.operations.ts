import { graphql, type ResultOf } from '../../graphql/graphql.js'

const entryFragment = graphql(`
  fragment AuditEntryFields on AuditEntry {
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
    previousHash
    subjectType
    subjectId
    subjectName {
      fi
      sv
      en
    }
    ip
    via
    changes {
      field
      before
      after
      isHidden
    }
    unit {
      id
      type
      name {
        fi
        sv
        en
      }
    }
    names {
      id
      name {
        fi
        sv
        en
      }
    }
  }
`)

/** A page of the audit trail, the newest first. */
export const auditEntriesQuery = graphql(
  `
    query AuditEntries($filter: AuditEntryFilter, $first: Int, $after: String) {
      auditEntries(filter: $filter, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...AuditEntryFields
        }
      }
    }
  `,
  [entryFragment]
)

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

/** One entry, for an address that leads to it when it is not on the page of the list. */
export const auditEntryQuery = graphql(
  `
    query AuditEntry($id: ID!) {
      auditEntry(id: $id) {
        ...AuditEntryFields
      }
    }
  `,
  [entryFragment]
)

/** What happened to one record, the newest first. */
export const recordHistoryQuery = graphql(
  `
    query RecordHistory($subjectType: String!, $subjectId: ID!, $first: Int, $after: String) {
      recordHistory(subjectType: $subjectType, subjectId: $subjectId, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...AuditEntryFields
        }
      }
    }
  `,
  [entryFragment]
)

/** The last checkpoint, and how many there are. */
export const auditCheckpointsQuery = graphql(`
  query AuditCheckpoints {
    auditCheckpoints(first: 1) {
      totalCount
      nodes {
        id
        number
        madeAt
        keyId
      }
    }
  }
`)

export const makeCheckpointMutation = graphql(`
  mutation MakeAuditCheckpoint {
    makeAuditCheckpoint {
      checkpoint {
        id
        number
        madeAt
        keyId
      }
    }
  }
`)

/** People by a part of their names. */
export const auditPeopleQuery = graphql(`
  query AuditPeople($search: String) {
    users(filter: { search: $search }, first: 20) {
      nodes {
        id
        displayName
      }
    }
  }
`)

/** Units by a part of their names. */
export const auditUnitsQuery = graphql(`
  query AuditUnits($search: String) {
    orgUnits(filter: { search: $search }, first: 20) {
      nodes {
        id
        name {
          fi
          sv
          en
        }
      }
    }
  }
`)
