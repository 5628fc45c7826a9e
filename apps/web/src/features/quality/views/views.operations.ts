/** What the views of quality ask of the API. */
import { graphql, type ResultOf, type VariablesOf } from '../../../graphql/graphql.js'

/** The frameworks with criteria that have been released. */
export const viewedFrameworksQuery = graphql(`
  query ViewedFrameworks {
    qualityFrameworks {
      id code kind subject retiredAt assessedUnitCount name { fi sv en }
      versions { id number state validFrom validTo }
    }
  }
`)

export type ViewedFramework = ResultOf<typeof viewedFrameworksQuery>['qualityFrameworks'][number]

const saying = graphql(`
  fragment ViewedVersion on QualityFrameworkVersion {
    id frameworkId number
    content {
      subject aggregation name { fi sv en } notice { fi sv en }
      scales { code kind levels { value from name { fi sv en } } }
      sections { code title { fi sv en } criteria { code scale title { fi sv en } } }
      scoring { method }
      bands { code from name { fi sv en } }
    }
  }
`)

const result = graphql(`
  fragment ViewedResult on QualityResultRef {
    assessmentId versionNumber assessedOn finalKind score band level
  }
`)

export const overviewQuery = graphql(
  `
    query QualityOverview($frameworkId: ID!, $versionId: ID, $cycleId: ID, $centreId: ID, $asOf: Date) {
      qualityOverview(frameworkId: $frameworkId, versionId: $versionId, cycleId: $cycleId, centreId: $centreId, asOf: $asOf) {
        asOf subjectCount shownCount unpublishedCount
        version { ...ViewedVersion }
        rounds { id name { fi sv en } }
        units {
          unit { id type name { fi sv en } }
          centreId isComparable change
          result { ...ViewedResult }
          cells { mark value position }
        }
        nodes { id parentId type name { fi sv en } bands { band count } outside none total municipalityCodes }
        improved { code unitCount better same worse meanChange }
      }
    }
  `,
  [saying, result]
)

export type Overview = ResultOf<typeof overviewQuery>['qualityOverview']
export type OverviewUnit = Overview['units'][number]
export type BandNode = Overview['nodes'][number]
export type ViewedContent = Overview['version']['content']
export type ViewedCell = OverviewUnit['cells'][number]
export type ViewedResult = NonNullable<OverviewUnit['result']>

export const unitQualityQuery = graphql(
  `
    query UnitQuality($unitId: ID!, $asOf: Date) {
      unitQuality(unitId: $unitId, asOf: $asOf) {
        id asOf unpublishedCount
        unit { id type name { fi sv en } }
        centre { id type name { fi sv en } }
        frameworks {
          version { ...ViewedVersion }
          benchmark { n minimum percentile quartiles }
          comparison { code evidenceCount n quartiles positions self { mark value position } reviews { mark value position } }
          rounds {
            isComparable change
            result { ...ViewedResult }
            sections { code value lowest highest position answered total }
            cells { mark value position }
          }
        }
      }
    }
  `,
  [saying, result]
)

export type UnitQuality = ResultOf<typeof unitQualityQuery>['unitQuality']
export type ProfileFramework = UnitQuality['frameworks'][number]
export type ProfileComparison = ProfileFramework['comparison'][number]
export type ProfileRound = ProfileFramework['rounds'][number]

/** The indicators that can be laid beside a score, page by page. */
export const besideChoicesQuery = graphql(`
  query BesideChoices($first: Int, $after: String) {
    indicators(first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id code unit decimals group { id name { fi sv en } } nearest { name { fi sv en } dimensionCodes } }
    }
    dimensions { id code name { fi sv en } categories { code name { fi sv en } } }
  }
`)

export type BesideChoice = ResultOf<typeof besideChoicesQuery>['indicators']['nodes'][number]
export type BesideDimension = ResultOf<typeof besideChoicesQuery>['dimensions'][number]

const estimate = graphql(`
  fragment Estimate on QualityEstimate {
    n reading
    spearman { value interval }
    pearson { value interval }
  }
`)

export const associationQuery = graphql(
  `
    query QualityBesideResults($input: QualityAssociationInput!) {
      qualityAssociation(input: $input) {
        asOf stage minimum unitCount incompleteCount
        version { id number content { name { fi sv en } notice { fi sv en } } }
        indicator { id code unit decimals name { fi sv en } }
        mix { id code unit decimals name { fi sv en } }
        whole { ...Estimate }
        within { ...Estimate }
        groups { key range scores figures association { ...Estimate } }
        points { unit { id type name { fi sv en } } score figure mix group }
      }
    }
  `,
  [estimate]
)

export type Association = ResultOf<typeof associationQuery>['qualityAssociation']
export type Estimate = Association['whole']

const parametersFragment = graphql(`
  fragment Parameters on QualityParameters {
    id validFrom staffCost otherCost customersPerCoach minimumUnits source changedBy version
    steps { from factor }
  }
`)

export const parametersQuery = graphql(
  `
    query QualityParameters {
      qualityParameters { ...Parameters }
    }
  `,
  [parametersFragment]
)

export type ParameterVersion = ResultOf<typeof parametersQuery>['qualityParameters'][number]

export const resourcingBasisQuery = graphql(
  `
    query ResourcingBasis($unitId: ID!) {
      resourcingBasis(unitId: $unitId) {
        unit { id type name { fi sv en } }
        customers coaches periods
        scores { frameworkId lowest highest frameworkName { fi sv en } notice { fi sv en } result { ...ViewedResult } }
      }
    }
  `,
  [result]
)

export type ResourcingBasis = ResultOf<typeof resourcingBasisQuery>['resourcingBasis']

export const saveParametersMutation = graphql(
  `
    mutation SaveQualityParameters($input: SaveQualityParametersInput!) {
      saveQualityParameters(input: $input) {
        parameters { ...Parameters }
      }
    }
  `,
  [parametersFragment]
)

export type SaveParametersInput = VariablesOf<typeof saveParametersMutation>['input']

export const dropParametersMutation = graphql(
  `
    mutation DropQualityParameters($input: DropQualityParametersInput!) {
      dropQualityParameters(input: $input) {
        parameters { ...Parameters }
      }
    }
  `,
  [parametersFragment]
)

/** What a unit has promised, and what is certified of it. */
export const unitPromisesQuery = graphql(`
  query UnitPromises($unitId: ID!) {
    commitments(unitId: $unitId) { id state validFrom validTo overdueDuties framework { id name { fi sv en } } frameworkVersion { id number } }
    certificates(unitId: $unitId) { id state issuer number validFrom validTo framework { id name { fi sv en } } }
  }
`)

export type UnitPromises = ResultOf<typeof unitPromisesQuery>

/** Improvement actions and findings that are late, the most urgent first. */
export const overdueQuery = graphql(`
  query OverdueImprovements($filter: ImprovementFilter, $first: Int) {
    improvements(filter: $filter, first: $first) {
      totalCount
      nodes { id title dueOn criterionCode unit { id type name { fi sv en } } }
    }
  }
`)

export type OverdueImprovement = ResultOf<typeof overdueQuery>['improvements']['nodes'][number]
