/** What the overview of results asks of the API. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

export const reviewQueueQuery = graphql(`
  query ReviewQueue {
    reviewQueue {
      kind
      isLate
      daysLate
      blockedCount
      dueOn
      returnId
      round { id name { fi sv en } period }
      unit { id name { fi sv en } }
      centre { id name { fi sv en } }
    }
  }
`)

export type QueueItem = ResultOf<typeof reviewQueueQuery>['reviewQueue'][number]

export const openRoundsQuery = graphql(`
  query OpenRounds {
    rounds(filter: { states: [open] }, first: 12) {
      nodes { id }
    }
  }
`)

export const roundOverviewQuery = graphql(`
  query RoundOverview($roundId: ID!) {
    roundOverview(roundId: $roundId) {
      round { id name { fi sv en } period state dueOn verifyBy acceptBy }
      completeness { total received onTime late verified accepted }
      regions {
        centre { id name { fi sv en } }
        state
        completeness { total received onTime late verified accepted }
        units {
          returnId
          unit { id name { fi sv en } }
          state
          dueOn
          isLate
          daysLate
          isExtended
          openQuestionCount
          remindedAt
        }
      }
    }
  }
`)

export type RoundOverview = ResultOf<typeof roundOverviewQuery>['roundOverview']
export type RegionStanding = RoundOverview['regions'][number]
export type UnitStanding = RegionStanding['units'][number]

export const completenessQuery = graphql(`
  query Completeness($centreId: ID, $periodKind: PeriodKind, $rounds: Int) {
    completeness(centreId: $centreId, periodKind: $periodKind, rounds: $rounds) {
      rounds { id name { fi sv en } period state }
      rows {
        node { id name { fi sv en } type }
        cells { roundId state returnId completeness { total received onTime late verified accepted } }
      }
      totals { roundId state returnId completeness { total received onTime late verified accepted } }
    }
  }
`)

export type CompletenessTable = ResultOf<typeof completenessQuery>['completeness']
export type CompletenessCell = CompletenessTable['totals'][number]

export const remindUnitsMutation = graphql(`
  mutation RemindUnits($input: RemindUnitsInput!) {
    remindUnits(input: $input) {
      remindedUnitIds
      recipientCount
      skipped { unitId reason }
    }
  }
`)
