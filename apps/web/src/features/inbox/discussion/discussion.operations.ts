import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const entryFragment = graphql(`
  fragment DiscussionEntryParts on DiscussionEntry {
    id
    at
    deed
    body
    editedAt
    deletedAt
    mayEdit
    mayDelete
    actor
    person {
      userId
      displayName
    }
    mentioned {
      userId
      displayName
    }
  }
`)

/** What was said about a record and done to it. */
export const discussionQuery = graphql(
  `
    query Discussion($subjectType: RecordKind!, $subjectId: ID!, $first: Int!, $commentsOnly: Boolean!) {
      discussion(subjectType: $subjectType, subjectId: $subjectId, first: $first, commentsOnly: $commentsOnly) {
        hasEarlier
        commentCount
        mayComment
        entries {
          ...DiscussionEntryParts
        }
      }
    }
  `,
  [entryFragment]
)

export type DiscussionEntry = ResultOf<typeof discussionQuery>['discussion']['entries'][number]

/** The colleagues who can be mentioned. */
export const recordReadersQuery = graphql(`
  query RecordReaders($subjectType: RecordKind!, $subjectId: ID!, $search: String) {
    recordReaders(subjectType: $subjectType, subjectId: $subjectId, search: $search) {
      userId
      displayName
      role
      unitName {
        fi
        sv
        en
      }
    }
  }
`)

export type Reader = ResultOf<typeof recordReadersQuery>['recordReaders'][number]

export const addCommentMutation = graphql(
  `
    mutation AddComment($input: AddCommentInput!) {
      addComment(input: $input) {
        entry {
          ...DiscussionEntryParts
        }
      }
    }
  `,
  [entryFragment]
)

export const editCommentMutation = graphql(
  `
    mutation EditComment($input: EditCommentInput!) {
      editComment(input: $input) {
        entry {
          ...DiscussionEntryParts
        }
      }
    }
  `,
  [entryFragment]
)

export const deleteCommentMutation = graphql(
  `
    mutation DeleteComment($input: DeleteCommentInput!) {
      deleteComment(input: $input) {
        entry {
          ...DiscussionEntryParts
        }
      }
    }
  `,
  [entryFragment]
)
