import { graphql, type ResultOf } from '../../../graphql/graphql.js'

const groupFragment = graphql(`
  fragment PortfolioGroupFields on PortfolioGroup {
    key
    name { fi sv en }
    projects
    readable
    units
    committedUnits
    assessedUnits
    money {
      applied { minorUnits currency }
      granted { minorUnits currency }
      certified { minorUnits currency }
      paid { minorUnits currency }
      leftToClaim { minorUnits currency }
      leftToCertify { minorUnits currency }
    }
  }
`)
export type PortfolioGroup = ResultOf<typeof groupFragment>

export const portfolioOverviewQuery = graphql(
  `
  query PortfolioOverview($by: PortfolioGrouping!, $filter: ProjectFilter) {
    portfolioOverview(by: $by, filter: $filter) {
      groups { ...PortfolioGroupFields }
      total { ...PortfolioGroupFields }
    }
  }
`,
  [groupFragment]
)

export const portfolioCoverageQuery = graphql(`
  query PortfolioCoverage($axis: CoverageAxis!, $day: Date) {
    portfolioCoverage(axis: $axis, day: $day) {
      day
      regions { id name { fi sv en } municipalityCodes }
      keys
      cells { regionId key state running coming hoped last { id title { fi sv en } endsOn } }
      history { day covered }
    }
  }
`)
export type PortfolioCoverage = ResultOf<typeof portfolioCoverageQuery>['portfolioCoverage']

export const fundingTimelineQuery = graphql(`
  query FundingTimeline($filter: ProjectFilter) {
    fundingTimeline(filter: $filter) {
      quarters
      money { quarter kind decided { minorUnits currency } applied { minorUnits currency } }
      endings { id number title { fi sv en } lead { id name { fi sv en } } endsOn quarter monthly { minorUnits currency } }
      units { unit { id name { fi sv en } } endsOn hoped }
      endingMonths
      rulesVersion
      maySetRules
    }
  }
`)
export type FundingTimeline = ResultOf<typeof fundingTimelineQuery>['fundingTimeline']

export const setPortfolioRulesMutation = graphql(`
  mutation SetPortfolioRules($input: SetPortfolioRulesInput!) {
    setPortfolioRules(input: $input) { endingMonths rulesVersion }
  }
`)

export const projectOverlapsQuery = graphql(`
  query ProjectOverlaps($verdict: ProjectOverlapVerdict, $withOthers: Boolean, $search: String) {
    projectOverlaps(verdict: $verdict, withOthers: $withOthers, search: $search) {
      totalCount
      projectCount
      comparedCount
      isCut
      nodes {
        id
        score
        reasons
        verdict
        reason
        isOthers
        mayJudge
        project { id number title { fi sv en } carrier { fi sv en } startsOn endsOn taskAreas }
        other { id number title { fi sv en } carrier { fi sv en } startsOn endsOn taskAreas }
      }
    }
  }
`)
export type ProjectOverlaps = ResultOf<typeof projectOverlapsQuery>['projectOverlaps']
export type ProjectPair = ProjectOverlaps['nodes'][number]

export const judgeOverlapMutation = graphql(`
  mutation JudgeOverlap($input: JudgeOverlapInput!) {
    judgeOverlap(input: $input) { id verdict }
  }
`)

const viewFragment = graphql(`
  fragment PortfolioViewFields on PortfolioView { id page name search isOwn unit { id name { fi sv en } } }
`)
export type KeptView = ResultOf<typeof viewFragment>

export const portfolioViewsQuery = graphql(`query PortfolioViews { portfolioViews { ...PortfolioViewFields } }`, [viewFragment])

export const savePortfolioViewMutation = graphql(`mutation SavePortfolioView($input: SavePortfolioViewInput!) { savePortfolioView(input: $input) { views { ...PortfolioViewFields } } }`, [viewFragment])

export const removePortfolioViewMutation = graphql(`mutation RemovePortfolioView($input: RemovePortfolioViewInput!) { removePortfolioView(input: $input) { views { ...PortfolioViewFields } } }`, [viewFragment])
