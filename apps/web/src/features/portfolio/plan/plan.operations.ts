import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const planFragment = graphql(`
  fragment ProjectPlanFields on ProjectPlan {
    projectId
    startsOn
    endsOn
    isOpen
    mayLead
    mayReadRisks
    partners { id name { fi sv en } isLead validFrom validTo mayWrite }
    items { id kind packageId number name partnerId owner note link startsOn endsOn progress state doneOn earliest slack isCritical mayWrite version }
    links { fromId toId lagDays }
    baselines { id number name isDecision takenOn }
    lights { projectId packageId colour reasons { code colour count days } said { colour reason until saidAt } }
  }
`)

export const projectPlanQuery = graphql(
  `
    query ProjectPlan($id: ID!) {
      projectPlan(projectId: $id) {
        ...ProjectPlanFields
      }
      project(id: $id) { id number title { fi sv en } stage }
    }
  `,
  [planFragment]
)
export type Plan = ResultOf<typeof projectPlanQuery>['projectPlan']
export type PlannedProject = ResultOf<typeof projectPlanQuery>['project']
export type PlanRow = Plan['items'][number]
export type Light = Plan['lights'][number]

export const planBaselineQuery = graphql(`
  query PlanBaseline($id: ID!) {
    planBaseline(baselineId: $id) {
      id
      differences { id kind name before { startsOn endsOn } }
    }
  }
`)

export const projectLightsQuery = graphql(`
  query ProjectLights($ids: [ID!]!) {
    projectLights(projectIds: $ids) { projectId packageId colour reasons { code colour count days } said { colour reason until saidAt } }
  }
`)

export const savePlanItemMutation = graphql(
  `
    mutation SavePlanItem($input: SavePlanItemInput!) {
      savePlanItem(input: $input) {
        plan {
          ...ProjectPlanFields
        }
      }
    }
  `,
  [planFragment]
)

export const removePlanItemMutation = graphql(
  `
    mutation RemovePlanItem($input: RemovePlanItemInput!) {
      removePlanItem(input: $input) {
        plan {
          ...ProjectPlanFields
        }
      }
    }
  `,
  [planFragment]
)

export const takePlanBaselineMutation = graphql(
  `
    mutation TakePlanBaseline($input: TakePlanBaselineInput!) {
      takePlanBaseline(input: $input) {
        plan {
          ...ProjectPlanFields
        }
      }
    }
  `,
  [planFragment]
)

export const sayPlanLightMutation = graphql(
  `
    mutation SayPlanLight($input: SayPlanLightInput!) {
      sayPlanLight(input: $input) {
        plan {
          ...ProjectPlanFields
        }
      }
    }
  `,
  [planFragment]
)
