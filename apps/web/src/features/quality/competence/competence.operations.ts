import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const competenceFragment = graphql(`
  fragment CompetenceFields on Competence {
    id
    unit { id name { fi sv en } }
    person { id name }
    kind
    title
    provider
    hours
    doneOn
    validTo
    state
    note
    version
    mayChange
  }
`)

/** Records by name: one’s own, and of the units that one answers for. */
export const staffCompetenceQuery = graphql(
  `
    query StaffCompetence {
      staffCompetence {
        ...CompetenceFields
      }
    }
  `,
  [competenceFragment]
)

export type Competence = ResultOf<typeof staffCompetenceQuery>['staffCompetence'][number]

/** By unit, in counts. */
export const competenceSummaryQuery = graphql(`
  query CompetenceSummary {
    competenceSummary {
      unit { id name { fi sv en } }
      staffCount
      qualifiedCount
      trainedCount
      supervisedCount
      trainingHours
      supervisionHours
      expiringCount
      mayManage
    }
  }
`)

export type CompetenceSummary = ResultOf<typeof competenceSummaryQuery>['competenceSummary'][number]

export const competenceTitlesQuery = graphql(`
  query CompetenceTitles($unitId: ID!) {
    competenceTitles(unitId: $unitId) { title personCount }
  }
`)

export const unitStaffQuery = graphql(`
  query UnitStaff($unitId: ID!) {
    unitStaff(unitId: $unitId) { id name }
  }
`)

export const saveCompetenceMutation = graphql(
  `
    mutation SaveCompetence($input: SaveCompetenceInput!) {
      saveCompetence(input: $input) {
        competence {
          ...CompetenceFields
        }
      }
    }
  `,
  [competenceFragment]
)

export const removeCompetenceMutation = graphql(`
  mutation RemoveCompetence($input: RemoveCompetenceInput!) {
    removeCompetence(input: $input) { competenceId }
  }
`)
