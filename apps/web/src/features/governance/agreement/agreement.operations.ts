import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const versionFragment = graphql(`
  fragment AgreementVersionFields on AgreementVersion {
    id
    number
    state
    authoritative
    news { fi sv en }
    contentHash
    starts
    acceptBy
    validFrom
    validTo
    renewalMonths
    noticeMonths
    reviewOn
    openedAt
    openedBy
    inForceOn
    endedOn
    endReason
    acceptedCount
    dues { kind on }
    steps { action blockedBy }
    version
  }
`)

const agreementFragment = graphql(
  `
    fragment AgreementFields on Agreement {
      id
      kind
      title { fi sv en }
      summary { fi sv en }
      ownerUnit { id type name { fi sv en } }
      audience
      followsMembers
      requiredOfMembers
      demandsSecondFactor
      partyCount
      mayManage
      mayFile
      version
      current { ...AgreementVersionFields }
      versions { ...AgreementVersionFields }
      parties {
        organisation { id name { fi sv en } }
        role
        isNamed
        unit { id type name { fi sv en } }
        centreId
        state
        declined { declinedAt signatoryName signatoryTitle reason }
        acceptedNumber
        acceptedOn
        manner
        maySign
        lacksRole
        mayFile
      }
    }
  `,
  [versionFragment]
)

const wholeFragment = graphql(
  `
    fragment WholeAgreement on Agreement {
      ...AgreementFields
      acceptances {
        id
        versionId
        versionNumber
        organisation { id name { fi sv en } }
        manner
        acceptedAt
        acceptedOn
        signatoryName
        signatoryTitle
        language
        statement
        contentHash
        hasSecondFactor
        filedBy
        file { id name size hash }
        note
      }
      obligations { id title organisation { id name { fi sv en } } dueOn everyMonths state doneOn note doneBy mayComplete version }
    }
  `,
  [agreementFragment]
)

const textFragment = graphql(
  `
    fragment AgreementTextFields on AgreementText {
      version { ...AgreementVersionFields }
      content { fi sv en }
      file { id name size hash }
      annexes { id title { fi sv en } file { id name size hash } otherAgreementId contentHash }
    }
  `,
  [versionFragment]
)

export const agreementsQuery = graphql(
  `
    query Agreements {
      agreements { ...AgreementFields }
    }
  `,
  [agreementFragment]
)
export type Agreement = ResultOf<typeof agreementsQuery>['agreements'][number]
export type AgreementVersion = Agreement['versions'][number]
export type AgreementParty = Agreement['parties'][number]

export const agreementQuery = graphql(
  `
    query Agreement($id: ID!) {
      agreement(id: $id) { ...WholeAgreement }
    }
  `,
  [wholeFragment]
)
export type WholeAgreement = ResultOf<typeof agreementQuery>['agreement']
export type AgreementObligation = WholeAgreement['obligations'][number]
export type AgreementAcceptance = WholeAgreement['acceptances'][number]

export const agreementTextQuery = graphql(
  `
    query AgreementText($versionId: ID!) {
      agreementText(versionId: $versionId) { ...AgreementTextFields }
    }
  `,
  [textFragment]
)
export type AgreementText = ResultOf<typeof agreementTextQuery>['agreementText']

export const agreementSigningQuery = graphql(
  `
    query AgreementSigning($versionId: ID!) {
      agreementSigning(versionId: $versionId) {
        agreement { ...AgreementFields }
        text { ...AgreementTextFields }
        signers { organisation { id name { fi sv en } } unitId mandateId title basis substituteForName until }
        obstacle { kind on organisation { id name { fi sv en } } }
        newer { id number }
        hasSecondFactor
      }
    }
  `,
  [agreementFragment, textFragment]
)
export type AgreementSigning = ResultOf<typeof agreementSigningQuery>['agreementSigning']

export const saveAgreementMutation = graphql(
  `
    mutation SaveAgreement($input: SaveAgreementInput!) {
      saveAgreement(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const saveAgreementDraftMutation = graphql(
  `
    mutation SaveAgreementDraft($input: SaveAgreementDraftInput!) {
      saveAgreementDraft(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const discardAgreementDraftMutation = graphql(
  `
    mutation DiscardAgreementDraft($input: AgreementVersionInput!) {
      discardAgreementDraft(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const openAgreementVersionMutation = graphql(
  `
    mutation OpenAgreementVersion($input: AgreementVersionInput!) {
      openAgreementVersion(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const terminateAgreementMutation = graphql(
  `
    mutation TerminateAgreement($input: TerminateAgreementInput!) {
      terminateAgreement(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const acceptAgreementMutation = graphql(
  `
    mutation AcceptAgreement($input: AcceptAgreementInput!) {
      acceptAgreement(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const declineAgreementMutation = graphql(
  `
    mutation DeclineAgreement($input: DeclineAgreementInput!) {
      declineAgreement(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const fileAgreementAcceptanceMutation = graphql(
  `
    mutation FileAgreementAcceptance($input: FileAcceptanceInput!) {
      fileAgreementAcceptance(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const saveAgreementObligationMutation = graphql(
  `
    mutation SaveAgreementObligation($input: SaveAgreementObligationInput!) {
      saveAgreementObligation(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const completeAgreementObligationMutation = graphql(
  `
    mutation CompleteAgreementObligation($input: CompleteAgreementObligationInput!) {
      completeAgreementObligation(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)

export const dropAgreementObligationMutation = graphql(
  `
    mutation DropAgreementObligation($input: DropAgreementObligationInput!) {
      dropAgreementObligation(input: $input) {
        agreement { ...WholeAgreement }
      }
    }
  `,
  [wholeFragment]
)
