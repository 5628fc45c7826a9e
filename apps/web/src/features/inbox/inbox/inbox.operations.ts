import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const putOffMutation = graphql(`
  mutation PutOffWorkItem($input: PutOffWorkItemInput!) {
    putOffWorkItem(input: $input) {
      itemId
    }
  }
`)

export const handOnMutation = graphql(`
  mutation HandOnWorkItem($input: HandOnWorkItemInput!) {
    handOnWorkItem(input: $input) {
      itemId
    }
  }
`)

export const takeBackMutation = graphql(`
  mutation TakeBackWorkItem($input: TakeBackWorkItemInput!) {
    takeBackWorkItem(input: $input) {
      itemId
    }
  }
`)

export const giveBackMutation = graphql(`
  mutation GiveBackWorkItem($input: GiveBackWorkItemInput!) {
    giveBackWorkItem(input: $input) {
      itemId
    }
  }
`)

/** The colleagues who may do something too. */
export const workItemColleaguesQuery = graphql(`
  query WorkItemColleagues($itemId: ID!) {
    workItemColleagues(itemId: $itemId) {
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

/** A page of what the viewer is told. */
export const notificationsQuery = graphql(`
  query Notifications($first: Int, $after: String, $unreadOnly: Boolean!, $group: TopicGroup) {
    notifications(first: $first, after: $after, unreadOnly: $unreadOnly, group: $group) {
      totalCount
      nodes {
        id
        group
        person
        path
        at
        readAt
        says {
          fi
          sv
          en
        }
        about {
          fi
          sv
          en
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
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export type Notification = ResultOf<typeof notificationsQuery>['notifications']['nodes'][number]

export const markReadMutation = graphql(`
  mutation MarkNotificationsRead($input: MarkNotificationsReadInput!) {
    markNotificationsRead(input: $input) {
      unreadCount
    }
  }
`)

export const notificationPreferencesQuery = graphql(`
  query NotificationPreferences {
    notificationPreferences {
      group
      frequency
    }
  }
`)

export const setPreferenceMutation = graphql(`
  mutation SetNotificationPreference($input: SetNotificationPreferenceInput!) {
    setNotificationPreference(input: $input) {
      preferences {
        group
        frequency
      }
    }
  }
`)
