/** The sets of the feed that spreadsheets read. */
import type { EdmProperty, EdmSet, EdmType } from '../../../core/odata/odata-model.js'

export const FEED_NAMESPACE = 'Solmu.Feed'

const property = (type: EdmType, isNullable: boolean) => (name: string, description: string): EdmProperty => ({ name, type, isNullable, description })
const text = property('Edm.String', false)
const textOrNull = property('Edm.String', true)
const count = property('Edm.Int32', false)
const number = property('Edm.Decimal', true)
const yesOrNo = property('Edm.Boolean', false)
const day = property('Edm.Date', false)
const moment = property('Edm.DateTimeOffset', false)

export const figureSet: EdmSet = {
  ...{ name: 'Figures', type: 'Figure', key: 'Id', description: 'Published figures; one that is withheld has no value, and its mark says so.' },
  properties: [
    text('Id', 'Indicator, area, period and breakdown in one'),
    text('EditionId', 'The edition that it is of'),
    text('IndicatorCode', 'Code of the indicator'),
    text('IndicatorName', 'Name of the indicator in the edition'),
    text('Division', 'Through which division the figure is seen'),
    text('DivisionName', 'Name of the division'),
    text('AreaId', 'The area in the set Areas'),
    text('AreaName', 'Name of the area at the end of the run'),
    text('PeriodId', 'The period in the set Periods'),
    text('Breakdown', 'dimension:category; empty for the whole'),
    text('BreakdownName', 'Name of the breakdown; empty for the whole'),
    text('Measure', 'What the figure is measured in'),
    number('Value', 'The number; null where the mark says why'),
    text('Mark', 'value, withheld, missing, not_applicable or not_asked'),
    text('MarkText', 'The mark as it stands in tables; empty for a number'),
    number('Numerator', 'What is divided, of a ratio'),
    number('Denominator', 'By what it is divided'),
    count('Returns', 'How many returns, of a unit and a period each, stand behind it'),
    count('MissingReturns', 'How many returns are missing'),
    yesOrNo('IsGross', 'True when people may be counted more than once'),
    yesOrNo('IsEstimated', 'True when a share is an estimate')
  ]
}

export const indicatorSet: EdmSet = {
  ...{ name: 'Indicators', type: 'Indicator', key: 'Code', description: 'The indicators, with the definition that was in force.' },
  properties: [
    text('Code', 'Code of the indicator'),
    text('Name', 'Its name in the edition'),
    text('Definition', 'What is counted'),
    count('DefinitionVersion', 'Which version of the definition'),
    text('Group', 'Under which heading it stands'),
    count('Position', 'Its place in the library'),
    text('Measure', 'What it is measured in'),
    count('Decimals', 'How many decimals its values have'),
    text('Direction', 'Which way is better: more, less or neutral'),
    yesOrNo('IsRatio', 'True for a ratio or a mean: never to be added up')
  ]
}

export const areaSet: EdmSet = {
  ...{ name: 'Areas', type: 'Area', key: 'Id', description: 'The areas of the divisions, as they were at the end of the run.' },
  properties: [
    text('Id', 'Division and code in one'),
    text('Division', 'The division to which it belongs'),
    text('DivisionName', 'Name of the division'),
    text('Code', 'Code of the area or id of the unit; empty for the network'),
    text('Name', 'Name of the area'),
    textOrNull('ParentId', 'Of a unit: the area of its regional centre'),
    text('MunicipalityCodes', 'The municipalities that lie in it, parted by commas; empty for a unit')
  ]
}

export const periodSet: EdmSet = {
  ...{ name: 'Periods', type: 'Period', key: 'Id', description: 'The periods of the edition, and its whole run.' },
  properties: [
    text('Id', 'Such as 2026-Q1, or first~last for a run'),
    day('FirstDay', 'Its first day'),
    day('EndDay', 'The first day after it'),
    yesOrNo('IsRun', 'True for the whole run: never to be added to its periods'),
    count('Position', 'Its place in time')
  ]
}

export const editionSet: EdmSet = {
  ...{ name: 'Editions', type: 'Edition', key: 'Id', description: 'The editions that were published to the audience, the newest first.' },
  properties: [
    text('Id', 'The id of the edition'),
    count('Year', 'The year in which it was certified'),
    count('Number', 'Which one of the year'),
    text('FirstPeriod', 'The first period of its run'),
    text('LastPeriod', 'The last period of its run'),
    moment('CertifiedAt', 'When it was certified'),
    textOrNull('CertifiedBy', 'Who certified it, where that is told'),
    text('Sha256', 'The hash of the edition'),
    textOrNull('ReplacesId', 'The edition that it corrects'),
    textOrNull('ReplacedById', 'The edition that corrects it'),
    text('Reason', 'Why it replaced an earlier edition'),
    yesOrNo('IsServed', 'True for the edition of which the other sets are'),
    text('Url', 'The feed of this edition alone')
  ]
}

export const feedSets: readonly EdmSet[] = [figureSet, indicatorSet, areaSet, periodSet, editionSet]
