import { graphql, type ResultOf } from '../../graphql/graphql.js'

const funderFragment = graphql(`
  fragment FunderFields on Funder {
    id
    organisation { id name { fi sv en } }
    kind
    note
    projectCount
    programmes {
      id
      name { fi sv en }
      code
      validFrom
      validTo
      version
      calls {
        id
        name { fi sv en }
        code
        eligibility { fi sv en }
        state
        opensOn
        closesOn
        currency
        link
        taskAreas
        applicants
        costModels
        grantMin { minorUnits currency }
        grantMax { minorUnits currency }
        grantShareMax
        projectCount
        version
      }
    }
    mayManage
    version
  }
`)

export const funderQuery = graphql(
  `
    query FunderPage($id: ID!) {
      funder(id: $id) {
        ...FunderFields
      }
    }
  `,
  [funderFragment]
)
export type Funder = ResultOf<typeof funderQuery>['funder']
export type Programme = Funder['programmes'][number]
export type Call = Programme['calls'][number]

export const saveFunderMutation = graphql(
  `
    mutation SaveFunder($input: SaveFunderInput!) {
      saveFunder(input: $input) {
        funder {
          ...FunderFields
        }
      }
    }
  `,
  [funderFragment]
)

export const saveProgrammeMutation = graphql(
  `
    mutation SaveProgramme($input: SaveProgrammeInput!) {
      saveProgramme(input: $input) {
        funder {
          ...FunderFields
        }
      }
    }
  `,
  [funderFragment]
)

export const saveFundingCallMutation = graphql(
  `
    mutation SaveFundingCall($input: SaveFundingCallInput!) {
      saveFundingCall(input: $input) {
        funder {
          ...FunderFields
        }
      }
    }
  `,
  [funderFragment]
)
