/** What the pages of applications and calls ask for and change. */
import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const applicationFragment = graphql(`
  fragment ApplicationFields on Application {
    id
    name
    businessId
    state
    isNewOrganisation
    language
    formVersion
    createdAt
    changedAt
    submittedAt
    withdrawnAt
    withdrawalReason
    decidedAt
    erasedAt
    openQuestions
    newAnswers
    mayManage
    mayAsk
    version
    centre { id type name { fi sv en } }
    call { id title { fi sv en } }
    organisation { id name { fi sv en } }
  }
`)

const wholeFragment = graphql(
  `
    fragment WholeApplication on Application {
      ...ApplicationFields
      sections { section changedBy changedAt answers { field text choices links { title url } } }
      files { id section name size addedBy addedAt }
      people { id name email language linkUntil sentAt }
      questions { id section body askedBy askedAt answer answeredBy answeredAt settledAt version }
      events { id at kind from to actorName isApplicant note }
      likenesses { kind otherId businessId isExact isDismissed name { fi sv en } }
    }
  `,
  [applicationFragment]
)

export const applicationsQuery = graphql(
  `
    query Applications {
      applications {
        ...ApplicationFields
      }
    }
  `,
  [applicationFragment]
)

export type Application = ResultOf<typeof applicationsQuery>['applications'][number]

export const applicationQuery = graphql(
  `
    query Application($id: ID!) {
      application(id: $id) {
        ...WholeApplication
      }
    }
  `,
  [wholeFragment]
)

export type WholeApplication = ResultOf<typeof applicationQuery>['application']

export const applicationCentresQuery = graphql(`
  query ApplicationCentres {
    applicationCentres { id type name { fi sv en } }
  }
`)

export const inviteApplicantMutation = graphql(
  `
    mutation InviteApplicant($input: InviteApplicantInput!) {
      inviteApplicant(input: $input) {
        application {
          ...ApplicationFields
        }
      }
    }
  `,
  [applicationFragment]
)

export const sendApplicationLinkMutation = graphql(
  `
    mutation SendApplicationLink($input: ApplicationPersonInput!) {
      sendApplicationLink(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const endApplicationLinksMutation = graphql(
  `
    mutation EndApplicationLinks($input: ApplicationPersonInput!) {
      endApplicationLinks(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const askApplicantMutation = graphql(
  `
    mutation AskApplicant($input: AskApplicantInput!) {
      askApplicant(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const settleQuestionMutation = graphql(
  `
    mutation SettleApplicationQuestion($input: SettleApplicationQuestionInput!) {
      settleApplicationQuestion(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const identifyApplicantMutation = graphql(
  `
    mutation IdentifyApplicant($input: IdentifyApplicantInput!) {
      identifyApplicant(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const dismissLikenessMutation = graphql(
  `
    mutation DismissApplicationLikeness($input: DismissLikenessInput!) {
      dismissApplicationLikeness(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)

export const closeApplicationMutation = graphql(
  `
    mutation CloseApplication($input: CloseApplicationInput!) {
      closeApplication(input: $input) {
        application {
          ...WholeApplication
        }
      }
    }
  `,
  [wholeFragment]
)
