import { graphql, type ResultOf } from '../../graphql/graphql.js'

export const projectsQuery = graphql(`
  query Projects($filter: ProjectFilter, $sort: ProjectSort, $descending: Boolean, $first: Int, $after: String) {
    projects(filter: $filter, sort: $sort, descending: $descending, first: $first, after: $after) {
      totalCount
      nodes {
        id
        number
        title { fi sv en }
        acronym
        kind
        stage
        lead { id name { fi sv en } type }
        centre { id name { fi sv en } type }
        call { id name { fi sv en } funderId funder { id name { fi sv en } } }
        startsOn
        endsOn
        taskAreas
        ideas
        partnerCount
        total { minorUnits currency }
        grant { minorUnits currency }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export type ProjectRow = ResultOf<typeof projectsQuery>['projects']['nodes'][number]

export const portfolioFiltersQuery = graphql(`
  query PortfolioFilters {
    funders {
      id
      organisation { id name { fi sv en } }
      kind
      programmeCount
      openCallCount
      projectCount
    }
    orgUnits(filter: { types: [regional_centre] }, first: 100) {
      nodes { id name { fi sv en } }
    }
  }
`)
export type FunderRow = ResultOf<typeof portfolioFiltersQuery>['funders'][number]

const projectFragment = graphql(`
  fragment ProjectFields on Project {
    id
    number
    title { fi sv en }
    summary { fi sv en }
    acronym
    funderCode
    kind
    stage
    stageSince
    lead { id name { fi sv en } type }
    centre { id name { fi sv en } type }
    call { id name { fi sv en } programme { fi sv en } funderId funder { id name { fi sv en } } state }
    currency
    startsOn
    endsOn
    taskAreas
    ideas
    costModel
    costRate
    callChanges
    ineligible { name { fi sv en } }
    partnerCount
    total { minorUnits currency }
    grant { minorUnits currency }
    group { id title { fi sv en } stage }
    subs { id title { fi sv en } stage }
    partners { id organisation { id name { fi sv en } } isLead units { id name { fi sv en } type } validFrom validTo budgetedAfter { minorUnits currency } costsAfter { minorUnits currency } openClaims version }
    events { id action toStage reason at }
    steps { action to blockedBy needsReason }
    mayEdit
    mayReadMoney
    version
  }
`)

export const projectQuery = graphql(
  `
    query ProjectPage($id: ID!) {
      project(id: $id) {
        ...ProjectFields
      }
    }
  `,
  [projectFragment]
)
export type Project = ResultOf<typeof projectQuery>['project']
export type ProjectStepOption = Project['steps'][number]

export const projectFormQuery = graphql(`
  query ProjectForm {
    projectChoices {
      leads { id name { fi sv en } type }
      groups { id title { fi sv en } stage }
    }
    fundingCalls {
      call { id name { fi sv en } state currency costModels grantMin { minorUnits } grantMax { minorUnits } grantShareMax applicants }
      programme { fi sv en }
      funder { id name { fi sv en } }
    }
  }
`)

export const saveProjectMutation = graphql(
  `
    mutation SaveProject($input: SaveProjectInput!) {
      saveProject(input: $input) {
        project {
          ...ProjectFields
        }
      }
    }
  `,
  [projectFragment]
)

export const moveProjectMutation = graphql(
  `
    mutation MoveProject($input: MoveProjectInput!) {
      moveProject(input: $input) {
        project {
          ...ProjectFields
        }
      }
    }
  `,
  [projectFragment]
)

/** The units that an organisation runs, for choosing with which of them it carries a project out. */
export const partnerUnitsQuery = graphql(`
  query PartnerUnits($id: ID!) {
    organisation(id: $id) {
      id
      units { unit { id name { fi sv en } } validFrom validTo }
    }
  }
`)

export const saveProjectPartnerMutation = graphql(
  `
    mutation SaveProjectPartner($input: SaveProjectPartnerInput!) {
      saveProjectPartner(input: $input) {
        project {
          ...ProjectFields
        }
      }
    }
  `,
  [projectFragment]
)

export const removeProjectPartnerMutation = graphql(
  `
    mutation RemoveProjectPartner($input: RemoveProjectPartnerInput!) {
      removeProjectPartner(input: $input) {
        project {
          ...ProjectFields
        }
      }
    }
  `,
  [projectFragment]
)
