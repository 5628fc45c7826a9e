import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const staffFragment = graphql(`
  fragment StaffFields on ProjectStaff {
    projectId
    months
    partners { id name { fi sv en } isLead validFrom validTo mayWrite }
    packages { id number name }
    rows { id partnerId packageId role headCount months { month fte } mayWrite version }
  }
`)

export const projectStaffQuery = graphql(
  `
    query ProjectStaff($id: ID!) {
      projectStaff(projectId: $id) {
        ...StaffFields
      }
      project(id: $id) { id number title { fi sv en } stage }
    }
  `,
  [staffFragment]
)
export type Staff = ResultOf<typeof projectStaffQuery>['projectStaff']
export type StaffRow = Staff['rows'][number]

export const savePlanStaffMutation = graphql(
  `
    mutation SavePlanStaff($input: SavePlanStaffInput!) {
      savePlanStaff(input: $input) {
        staff {
          ...StaffFields
        }
      }
    }
  `,
  [staffFragment]
)

export const removePlanStaffMutation = graphql(
  `
    mutation RemovePlanStaff($input: RemovePlanStaffInput!) {
      removePlanStaff(input: $input) {
        staff {
          ...StaffFields
        }
      }
    }
  `,
  [staffFragment]
)
