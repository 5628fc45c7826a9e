import { graphql, type ResultOf } from '../../../graphql/graphql.js'
import { contentFragment, textFragment } from './survey.operations.js'

const unitFragment = graphql(`
  fragment SurveyUnitFields on OrgUnitRef {
    id
    type
    name {
      fi
      sv
      en
    }
  }
`)

const roundFragment = graphql(
  `
    fragment SurveyRoundFields on SurveyRound {
      id
      surveyId
      versionId
      versionNumber
      audience
      opensOn
      closesOn
      standing
      closedOn
      minimum
      unitCount
      linkCount
      usedCount
      kioskCount
      shownGroupCount
      mayManage
      version
      name {
        ...SurveyTexts
      }
      owner {
        ...SurveyUnitFields
      }
    }
  `,
  [textFragment, unitFragment]
)

const figureFragment = graphql(
  `
    fragment SurveyFigureFields on SurveyFigure {
      level
      questionCode
      n
      mean
      unit {
        ...SurveyUnitFields
      }
      counts {
        code
        count
      }
    }
  `,
  [unitFragment]
)

const wordsFragment = graphql(`
  fragment SurveyWordsFields on SurveyWords {
    id
    level
    unitId
    questionCode
    body
    hiddenOn
    hiddenReason
    mayHide
  }
`)

const wholeRoundFragment = graphql(
  `
    fragment WholeSurveyRound on SurveyRound {
      ...SurveyRoundFields
      content {
        ...SurveyContentFields
      }
      units {
        linkCount
        usedCount
        kioskCount
        mayManage
        mayReport
        unit {
          ...SurveyUnitFields
        }
        centre {
          ...SurveyUnitFields
        }
      }
      kiosks {
        id
        unitId
        openedOn
        openedBy
        isOpen
      }
      figures {
        ...SurveyFigureFields
      }
      words {
        ...SurveyWordsFields
      }
    }
  `,
  [roundFragment, contentFragment, unitFragment, figureFragment, wordsFragment]
)

export const surveyRoundsQuery = graphql(
  `
    query SurveyRounds($surveyId: ID) {
      surveyRounds(surveyId: $surveyId) {
        ...SurveyRoundFields
        figures {
          ...SurveyFigureFields
        }
      }
    }
  `,
  [roundFragment, figureFragment]
)

export const surveyRoundQuery = graphql(
  `
    query SurveyRound($id: ID!) {
      surveyRound(id: $id) {
        ...WholeSurveyRound
      }
    }
  `,
  [wholeRoundFragment]
)

export const surveyPlacesQuery = graphql(
  `
    query SurveyPlaces {
      surveyPlaces {
        unit {
          ...SurveyUnitFields
        }
        centre {
          ...SurveyUnitFields
        }
      }
    }
  `,
  [unitFragment]
)

export const openSurveyRoundMutation = graphql(
  `
    mutation OpenSurveyRound($input: OpenSurveyRoundInput!) {
      openSurveyRound(input: $input) {
        round {
          ...SurveyRoundFields
        }
      }
    }
  `,
  [roundFragment]
)

export const extendSurveyRoundMutation = graphql(
  `
    mutation ExtendSurveyRound($input: ExtendSurveyRoundInput!) {
      extendSurveyRound(input: $input) {
        round {
          ...SurveyRoundFields
        }
      }
    }
  `,
  [roundFragment]
)

export const endSurveyRoundMutation = graphql(
  `
    mutation EndSurveyRound($input: EndSurveyRoundInput!) {
      endSurveyRound(input: $input) {
        round {
          ...WholeSurveyRound
        }
      }
    }
  `,
  [wholeRoundFragment]
)

export const cancelSurveyRoundMutation = graphql(
  `
    mutation CancelSurveyRound($input: CancelSurveyRoundInput!) {
      cancelSurveyRound(input: $input) {
        round {
          ...WholeSurveyRound
        }
      }
    }
  `,
  [wholeRoundFragment]
)

export const openSurveyKioskMutation = graphql(
  `
    mutation OpenSurveyKiosk($input: OpenSurveyKioskInput!) {
      openSurveyKiosk(input: $input) {
        code
        qrSvg
        round {
          ...WholeSurveyRound
        }
      }
    }
  `,
  [wholeRoundFragment]
)

export const closeSurveyKioskMutation = graphql(
  `
    mutation CloseSurveyKiosk($input: CloseSurveyKioskInput!) {
      closeSurveyKiosk(input: $input) {
        round {
          ...WholeSurveyRound
        }
      }
    }
  `,
  [wholeRoundFragment]
)

export const fillReturnFromSurveyMutation = graphql(`
  mutation FillReturnFromSurvey($input: FillReturnFromSurveyInput!) {
    fillReturnFromSurvey(input: $input) {
      returnId
      period
      savedCount
      keptCount
    }
  }
`)

export const hideSurveyWordsMutation = graphql(
  `
    mutation HideSurveyWords($input: HideSurveyWordsInput!) {
      hideSurveyWords(input: $input) {
        words {
          ...SurveyWordsFields
        }
      }
    }
  `,
  [wordsFragment]
)

export type SurveyRound = ResultOf<typeof surveyRoundsQuery>['surveyRounds'][number]
export type WholeRound = ResultOf<typeof surveyRoundQuery>['surveyRound']
export type SurveyFigure = WholeRound['figures'][number]
export type SurveyWords = WholeRound['words'][number]
export type SurveyUnit = WholeRound['units'][number]
