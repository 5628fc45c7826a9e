import { graphql, type ResultOf } from './graphql.js'

export const viewerFragment = graphql(`
  fragment ViewerFields on Viewer {
    id
    displayName
    email
    language
    theme
    density
    version
    today
    actions
    consortium {
      id
      name {
        fi
        sv
        en
      }
      isDemo
    }
    assignments {
      id
      role
      validFrom
      validTo
      unit {
        id
        name {
          fi
          sv
          en
        }
        type
      }
    }
  }
`)

/** Who is signed in, what they may do, and how they want the page. */
export const viewerQuery = graphql(
  `
    query Viewer {
      viewer {
        ...ViewerFields
      }
    }
  `,
  [viewerFragment]
)

export type Viewer = ResultOf<typeof viewerQuery>['viewer']

/** Whether the session still owes its second factor; until then it may ask for little else. */
export const owedFactorQuery = graphql(`
  query OwedFactor {
    viewer {
      id
      security {
        lacksSecondFactor
      }
    }
  }
`)

/** Saves language, theme or density in the profile. */
export const updateProfileMutation = graphql(
  `
    mutation UpdateProfile($input: UpdateProfileInput!) {
      updateProfile(input: $input) {
        viewer {
          ...ViewerFields
        }
      }
    }
  `,
  [viewerFragment]
)

/** How many things wait for the viewer. */
export const waitingQuery = graphql(`
  query Waiting {
    workItems {
      id
      urgency
      standing
    }
  }
`)

/** How many notifications are new. */
export const unreadQuery = graphql(`
  query UnreadNotifications {
    unreadNotificationCount
  }
`)

/** Units, municipalities and people whose name fits what was typed. */
export const searchQuery = graphql(`
  query Search($text: String!, $first: Int) {
    search(text: $text, first: $first) {
      kind
      id
      title {
        fi
        sv
        en
      }
      detail {
        fi
        sv
        en
      }
    }
  }
`)
