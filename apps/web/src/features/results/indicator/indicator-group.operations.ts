/** What the page of the groups asks of the API. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const groupFragment = graphql(`
  fragment IndicatorGroupRecord on IndicatorGroup {
    id
    code
    position
    version
    name {
      fi
      sv
      en
    }
  }
`)

/** The headings under which indicators stand, in their order. */
export const indicatorGroupsQuery = graphql(
  `
    query IndicatorGroups {
      indicatorGroups {
        ...IndicatorGroupRecord
      }
    }
  `,
  [groupFragment]
)

/** After a change the groups are read again, and so is the list of indicators, which stands in their order. */
export const keepGroups = {
  refetchQueries: [indicatorGroupsQuery],
  awaitRefetchQueries: true,
  update: (cache: { evict: (what: { id: string; fieldName: string }) => boolean }) => void cache.evict({ id: 'ROOT_QUERY', fieldName: 'indicators' })
}

export type IndicatorGroup = ResultOf<typeof indicatorGroupsQuery>['indicatorGroups'][number]

export const createIndicatorGroupMutation = graphql(
  `
    mutation CreateIndicatorGroup($input: CreateIndicatorGroupInput!) {
      createIndicatorGroup(input: $input) {
        group {
          ...IndicatorGroupRecord
        }
      }
    }
  `,
  [groupFragment]
)

export const changeIndicatorGroupMutation = graphql(
  `
    mutation ChangeIndicatorGroup($input: ChangeIndicatorGroupInput!) {
      changeIndicatorGroup(input: $input) {
        group {
          ...IndicatorGroupRecord
        }
      }
    }
  `,
  [groupFragment]
)
