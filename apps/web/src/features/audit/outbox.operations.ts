import { graphql, type ResultOf } from '../../graphql/graphql.js'

/** A page of the messages that the system has sent or is about to send. */
export const outboxMailsQuery = graphql(`
  query OutboxMails($filter: OutboxMailFilter, $first: Int, $after: String) {
    outboxMails(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        recipient
        subject
        text
        language
        state
        attempts
        lastError
        createdAt
        sentAt
      }
    }
  }
`)

export type MailRow = ResultOf<typeof outboxMailsQuery>['outboxMails']['nodes'][number]
