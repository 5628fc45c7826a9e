import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

const versionFragment = graphql(`
  fragment CharterVersionFields on CharterVersion {
    id
    number
    standing
    reason
    validFrom
    validTo
    contentHash
    proposedOn
    proposedBy
    decidesNumber
    decidedFrom
    decidedBy
    decidedOn
    votes { for against abstain present all }
    steps
    version
  }
`)

export const charterVersionsQuery = graphql(
  `
    query CharterVersions {
      charterVersions { ...CharterVersionFields }
    }
  `,
  [versionFragment]
)
export type CharterVersion = ResultOf<typeof charterVersionsQuery>['charterVersions'][number]

export const charterTextQuery = graphql(
  `
    query CharterText($charterVersionId: ID!) {
      charterText(charterVersionId: $charterVersionId) {
        version { ...CharterVersionFields }
        sections { number heading { fi sv en } text { fi sv en } }
        rules {
          votes { headquarters regional_centre local_unit }
          bodies { kind noticeDays proxiesAtMost procedures quorum { of top bottom isExceeded atLeast } }
          matters { matter name { fi sv en } decidedBy noticeDays majority { share of abstentions } tie secrecy mayChange whoMayPropose veto consent voices }
        }
      }
    }
  `,
  [versionFragment]
)
export type CharterText = ResultOf<typeof charterTextQuery>['charterText']
export type CharterRulesShown = CharterText['rules']
export type BodyRuleShown = CharterRulesShown['bodies'][number]
export type MatterRuleShown = CharterRulesShown['matters'][number]

export const saveCharterDraftMutation = graphql(
  `
    mutation SaveCharterDraft($input: SaveCharterDraftInput!) {
      saveCharterDraft(input: $input) { charterVersions { ...CharterVersionFields } }
    }
  `,
  [versionFragment]
)
export type CharterDraftInput = VariablesOf<typeof saveCharterDraftMutation>['input']

export const discardCharterDraftMutation = graphql(
  `
    mutation DiscardCharterDraft($input: CharterVersionInput!) {
      discardCharterDraft(input: $input) { charterVersions { ...CharterVersionFields } }
    }
  `,
  [versionFragment]
)

export const proposeCharterMutation = graphql(
  `
    mutation ProposeCharter($input: CharterVersionInput!) {
      proposeCharter(input: $input) { charterVersions { ...CharterVersionFields } }
    }
  `,
  [versionFragment]
)

export const adoptCharterMutation = graphql(
  `
    mutation AdoptCharter($input: AdoptCharterInput!) {
      adoptCharter(input: $input) { charterVersions { ...CharterVersionFields } }
    }
  `,
  [versionFragment]
)

export const rejectCharterMutation = graphql(
  `
    mutation RejectCharter($input: RejectCharterInput!) {
      rejectCharter(input: $input) { charterVersions { ...CharterVersionFields } }
    }
  `,
  [versionFragment]
)
