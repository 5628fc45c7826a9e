import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const planFragment = graphql(`
  fragment PlanFields on MembershipPlan {
    id
    membershipId
    kind
    organisation { id name { fi sv en } }
    centre { id name { fi sv en } }
    state
    startsOn
    closedOn
    buddy { id name { fi sv en } }
    mayManage
    version
    tasks { id code level kind title { fi sv en } help { fi sv en } dueOn isRequired dependsOn isDone openCount ownerId ownerName doneOn note evidenceUrl doneBy mayWork version }
  }
`)

/** The plans that the viewer reads; those of one membership when it is named. */
export const plansQuery = graphql(
  `
    query MembershipPlans($membershipId: ID) {
      membershipPlans(membershipId: $membershipId) {
        ...PlanFields
      }
    }
  `,
  [planFragment]
)

export type Plan = ResultOf<typeof plansQuery>['membershipPlans'][number]
export type PlanTask = Plan['tasks'][number]

export const planQuery = graphql(
  `
    query MembershipPlan($id: ID!) {
      membershipPlan(id: $id) {
        ...PlanFields
      }
    }
  `,
  [planFragment]
)

export const planPeopleQuery = graphql(`
  query PlanPeople($planId: ID!) {
    planPeople(planId: $planId) { id name level }
  }
`)

export const markTaskMutation = graphql(
  `
    mutation MarkPlanTask($input: MarkPlanTaskInput!) {
      markPlanTask(input: $input) {
        plan {
          ...PlanFields
        }
      }
    }
  `,
  [planFragment]
)

export const assignTaskMutation = graphql(
  `
    mutation AssignPlanTask($input: AssignPlanTaskInput!) {
      assignPlanTask(input: $input) {
        plan {
          ...PlanFields
        }
      }
    }
  `,
  [planFragment]
)

export const chooseBuddyMutation = graphql(
  `
    mutation ChoosePlanBuddy($input: ChoosePlanBuddyInput!) {
      choosePlanBuddy(input: $input) {
        plan {
          ...PlanFields
        }
      }
    }
  `,
  [planFragment]
)

const templateFragment = graphql(`
  fragment TemplateFields on PlanTemplate {
    id
    kind
    number
    isReleased
    isInForce
    validFrom
    version
    tasks { code title { fi sv en } help { fi sv en } level kind days isRequired dependsOn }
  }
`)

export const templatesQuery = graphql(
  `
    query PlanTemplates {
      planTemplates {
        ...TemplateFields
      }
      membershipRules { admissionSince noticeMonths withoutMembership mayManage }
    }
  `,
  [templateFragment]
)

export type PlanTemplate = ResultOf<typeof templatesQuery>['planTemplates'][number]

export const saveTemplateMutation = graphql(
  `
    mutation SavePlanTemplate($input: SavePlanTemplateInput!) {
      savePlanTemplate(input: $input) {
        template {
          ...TemplateFields
        }
      }
    }
  `,
  [templateFragment]
)

export const releaseTemplateMutation = graphql(
  `
    mutation ReleasePlanTemplate($input: ReleasePlanTemplateInput!) {
      releasePlanTemplate(input: $input) {
        template {
          ...TemplateFields
        }
      }
    }
  `,
  [templateFragment]
)
