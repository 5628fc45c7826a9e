import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const riskFragment = graphql(`
  fragment RiskFields on ProjectRisks {
    projectId
    partners { id name { fi sv en } isLead validFrom validTo mayWrite }
    risks { id number kind title text likelihood impact partnerId owner measures dueOn state fromNumber issueNumber history { id state likelihood impact at } mayWrite version }
  }
`)

export const projectRisksQuery = graphql(
  `
    query ProjectRisks($id: ID!) {
      projectRisks(projectId: $id) {
        ...RiskFields
      }
      project(id: $id) { id number title { fi sv en } stage }
    }
  `,
  [riskFragment]
)
export type Risks = ResultOf<typeof projectRisksQuery>['projectRisks']
export type Risk = Risks['risks'][number]

export const saveProjectRiskMutation = graphql(
  `
    mutation SaveProjectRisk($input: SaveProjectRiskInput!) {
      saveProjectRisk(input: $input) {
        risks {
          ...RiskFields
        }
      }
    }
  `,
  [riskFragment]
)
