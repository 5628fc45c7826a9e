import { decimalOf } from '@solmu/domain/portfolio/open-portfolio.js'
import { isShared, type PortfolioGrouping } from '@solmu/domain/portfolio/portfolio-views.js'
import type { PlanColour } from '@solmu/domain/portfolio/plan-light.js'
import type { ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import type { IsoDate } from '@solmu/shared/dates.js'
import { type Language, type LocalizedText, pick } from '@solmu/shared/text.js'
import { Day, type Table, type TableValue } from '../../../core/files/sheet-writer.js'
import type { MoneyType } from '../../../core/graphql/money.graphql.js'
import type { PortfolioGroup, PortfolioOverview } from '../overview/overview.graphql.js'
import type { PlanLightType } from '../plan/plan.graphql.js'
import type { PublicProject } from '../public-project/public-project.graphql.js'
import type { ExportedProject } from './portfolio-export.queries.js'

const words = (fi: string, sv: string, en: string): LocalizedText => ({ fi, sv, en })

/** The words of the files of the portfolio: they are made on the server and read in a spreadsheet. */
const portfolioWords = {
  portfolio: words('Hankesalkku', 'Projektportföljen', 'Portfolio'),
  others: words('Muiden hankkeet', 'Andras projekt', 'Projects of others'),
  about: words('Tiedoista', 'Om uppgifterna', 'About'),
  asOf: words('Tilanne', 'Läget', 'As of'),
  source: words('Lähde', 'Källa', 'Source'),
  register: words('Konsortion hankesalkku Solmussa, lataajan oikeuksin', 'Konsortiets projektportfölj i Solmu, med laddarens rättigheter', 'The portfolio of the consortium in Solmu, as its reader may see it'),
  overview: words('Salkun yhteenveto', 'Sammandrag av portföljen', 'Summary of the portfolio'),
  shared: words('Hanke, jolla on useita tunnisteita, on laskettu jokaiseen; sen raha on jaettu niille tasan.', 'Ett projekt med flera märken räknas under vart och ett; dess medel är jämnt fördelade på dem.', 'A project with several tags is counted under each; its money is shared out evenly among them.'),
  total: words('Yhteensä, kukin hanke kerran', 'Totalt, varje projekt en gång', 'Total, each project once'),
  none: words('Ei tietoa', 'Ingen uppgift', 'Not said'),
  lists: words('Julkiset hankeluettelot', 'Offentliga projektlistor', 'Public lists of projects')
} as const

/** How the files are called, in letters that every disk takes. */
export const portfolioFiles = { portfolio: words('hankesalkku', 'projektportfolj', 'portfolio'), overview: words('salkun-yhteenveto', 'portfoljsammandrag', 'portfolio-summary'), others: words('muiden-hankkeet', 'andras-projekt', 'projects-of-others') } as const

/** As the pages call them. */
const stages: Readonly<Record<ProjectStage, LocalizedText>> = {
  idea: words('Idea', 'Idé', 'Idea'),
  preparation: words('Valmistelussa', 'Under beredning', 'In preparation'),
  applied: words('Haettu', 'Ansökt', 'Applied for'),
  decided: words('Päätös saatu', 'Beviljat', 'Granted'),
  running: words('Käynnissä', 'Pågår', 'Running'),
  closing: words('Päättymässä', 'Avslutas', 'Closing'),
  ended: words('Päättynyt', 'Avslutat', 'Ended'),
  embedded: words('Juurtunut', 'Förankrat', 'Embedded'),
  rejected: words('Ei rahoitettu', 'Inte beviljat', 'Not granted'),
  withdrawn: words('Luovuttu', 'Återkallat', 'Given up')
}

type Column<Row> = readonly [heading: LocalizedText, value: (row: Row) => TableValue]

const day = (iso: string | null): TableValue => (iso === null ? null : new Day(iso))
/** A number of a spreadsheet: amounts of projects have far fewer digits than it keeps. */
const amount = (minorUnits: string | null): TableValue => (minorUnits === null ? null : Number(decimalOf(BigInt(minorUnits))))
const cents = (money: MoneyType | null): TableValue => amount(money?.minorUnits ?? null)

const colours: Readonly<Record<PlanColour, LocalizedText | null>> = { none: null, green: words('Vihreä', 'Grön', 'Green'), amber: words('Keltainen', 'Gul', 'Amber'), red: words('Punainen', 'Röd', 'Red') }

type Lights = ReadonlyMap<string, PlanLightType>

const ownColumns = (language: Language, lights: Lights): readonly Column<ExportedProject>[] => {
  const text = (of: LocalizedText | null | undefined): string | null => (of ? pick(of, language).text : null)
  return [
    [words('Numero', 'Nummer', 'Number'), ({ number }) => number],
    [words('Hanke', 'Projekt', 'Project'), ({ title }) => text(title)],
    [words('Lyhenne', 'Förkortning', 'Short name'), ({ acronym }) => acronym],
    [words('Vaihe', 'Skede', 'Stage'), ({ stage }) => stages[stage][language]],
    [words('Päätoteuttaja', 'Huvudgenomförare', 'Lead'), ({ lead }) => text(lead)],
    [words('Alue', 'Region', 'Region'), ({ centre }) => text(centre)],
    [words('Toteuttajat', 'Genomförare', 'Partners'), ({ partners }) => partners.map(({ name }) => text(name)).join(', ')],
    [words('Rahoittaja', 'Finansiär', 'Funder'), ({ call }) => text(call?.funder.name)],
    [words('Ohjelma', 'Program', 'Programme'), ({ call }) => text(call?.programme)],
    [words('Haku', 'Utlysning', 'Call'), ({ call }) => text(call?.name)],
    [words('Hankekoodi', 'Projektkod', 'Code of the funder'), ({ funderCode }) => funderCode],
    [words('Alkaa', 'Börjar', 'First day'), ({ startsOn }) => day(startsOn)],
    [words('Päättyy', 'Slutar', 'Last day'), ({ endsOn }) => day(endsOn)],
    [words('Tehtäväalueet', 'Uppgiftsområden', 'Task areas'), ({ taskAreas }) => taskAreas.join(' ')],
    [words('Hankeideat', 'Projektidéer', 'Project ideas'), ({ ideas }) => ideas.join(' ')],
    [words('Päätöspäivä', 'Beslutsdag', 'Decided on'), ({ decision }) => day(decision?.decidedOn ?? null)],
    [words('Kustannukset', 'Kostnader', 'Costs'), ({ total }) => amount(total)],
    [words('Tuki', 'Stöd', 'Grant'), ({ total, grant }) => amount(total && grant)],
    [words('Valuutta', 'Valuta', 'Currency'), ({ currency }) => currency],
    // What somebody said of it comes before what the rules make of its plan.
    [words('Tilanne', 'Läge', 'How it stands'), ({ id }) => text(colours[lights.get(id)?.said?.colour ?? lights.get(id)?.colour ?? 'none'])]
  ]
}

const otherColumns: readonly Column<PublicProject>[] = [
  [words('Hankekoodi', 'Projektkod', 'Project code'), ({ code }) => code],
  [words('Hankkeen nimi', 'Projektets namn', 'Project name'), ({ name }) => name],
  [words('Toteuttajan nimi', 'Genomförare', 'Organisation'), ({ organisationName }) => organisationName],
  [words('Y-tunnus', 'FO-nummer', 'Business ID'), ({ businessId }) => businessId],
  [words('Rahoittava viranomainen', 'Finansierande myndighet', 'Funding authority'), ({ funder }) => funder],
  [words('Rahasto', 'Fond', 'Fund'), ({ fund }) => fund],
  [words('Ohjelma', 'Program', 'Programme'), ({ programme }) => programme],
  [words('Toimintalinja', 'Insatsområde', 'Priority'), ({ priority }) => priority],
  [words('Erityistavoite', 'Särskilt mål', 'Specific objective'), ({ objective }) => objective],
  [words('Maakunta', 'Landskap', 'Region'), ({ region }) => region],
  [words('Hankkeen tila', 'Projektets status', 'Status'), ({ state }) => state],
  [words('Aloituspäivä', 'Startdag', 'Start date'), ({ startsOn }) => day(startsOn)],
  [words('Päättymispäivä', 'Slutdag', 'End date'), ({ endsOn }) => day(endsOn)],
  [words('Myönnetty EU- ja valtion rahoitus', 'Beviljad EU- och statlig finansiering', 'Granted EU and state funding'), ({ granted }) => cents(granted)],
  [words('Toteutunut EU- ja valtion rahoitus', 'Utfallen EU- och statlig finansiering', 'Realised EU and state funding'), ({ realised }) => cents(realised)],
  [words('Valuutta', 'Valuta', 'Currency'), ({ granted, realised }) => granted?.currency ?? realised?.currency ?? null],
  [words('Tiivistelmä', 'Sammandrag', 'Summary'), ({ summary }) => summary]
]

function table<Row>(of: { name: LocalizedText; columns: readonly Column<Row>[]; source: LocalizedText }, rows: readonly Row[], { language, today }: { language: Language; today: IsoDate }): Table {
  return {
    name: of.name[language],
    headings: of.columns.map(([heading]) => heading[language]),
    rows: rows.map((row) => of.columns.map(([, value]) => value(row))),
    about: { name: portfolioWords.about[language], lines: [[portfolioWords.asOf[language], today], [portfolioWords.source[language], of.source[language]]] }
  }
}

/** The projects of the network, the oldest first. */
export const portfolioTable = (projects: readonly ExportedProject[], lights: Lights, of: { language: Language; today: IsoDate }): Table =>
  table({ name: portfolioWords.portfolio, columns: ownColumns(of.language, lights), source: portfolioWords.register }, projects, of)

/** The projects of others, under the headings by which the file is known when it comes back. */
export const publicProjectTable = (projects: readonly PublicProject[], of: { language: Language; today: IsoDate }): Table =>
  table({ name: portfolioWords.others, columns: otherColumns, source: portfolioWords.lists }, projects, of)

const groupWords: Readonly<Record<PortfolioGrouping, LocalizedText>> = {
  region: words('Alue', 'Region', 'Region'),
  funder: words('Rahoittaja', 'Finansiär', 'Funder'),
  programme: words('Ohjelma', 'Program', 'Programme'),
  call: words('Haku', 'Utlysning', 'Call'),
  taskArea: words('Tehtäväalue', 'Uppgiftsområde', 'Task area'),
  stage: words('Vaihe', 'Skede', 'Stage'),
  idea: words('Hankeidea', 'Projektidé', 'Project idea'),
  lead: words('Päätoteuttaja', 'Huvudgenomförare', 'Lead'),
  endYear: words('Päättymisvuosi', 'Slutår', 'Year of ending')
}
const countHeadings = [words('Hankkeita', 'Projekt', 'Projects'), words('Joiden rahat näkyvät', 'Med synliga medel', 'With money that is shown'), words('Yksiköitä', 'Enheter', 'Units'), words('Sitoutuneita yksiköitä', 'Förbundna enheter', 'Committed units'), words('Arvioituja yksiköitä', 'Bedömda enheter', 'Assessed units')]
const moneyHeadings = [words('Valuutta', 'Valuta', 'Currency'), words('Haettu', 'Ansökt', 'Applied for'), words('Myönnetty', 'Beviljat', 'Granted'), words('Haettu maksuun', 'Sökt för utbetalning', 'Claimed'), words('Vahvistettu', 'Godkänt', 'Certified'), words('Maksettu', 'Utbetalt', 'Paid'), words('Jäljellä haettavaksi', 'Kvar att ansöka om', 'Left to claim'), words('Jäljellä vahvistettavaksi', 'Kvar att godkänna', 'Left to certify')]

/** What the portfolio adds up to in one way of looking, a row for each currency of a group. */
export function overviewTable({ groups, total }: PortfolioOverview, by: PortfolioGrouping, { language, today }: { readonly language: Language; readonly today: IsoDate }): Table {
  const nameOf = ({ key, name }: PortfolioGroup): string => {
    if (name) return pick(name, language).text
    return key === '' ? portfolioWords.none[language] : by === 'stage' ? stages[key as ProjectStage][language] : key
  }
  const rowsOf = (group: PortfolioGroup, head: string): TableValue[][] => {
    const counts = [head, group.projects, group.readable, group.units, group.committedUnits, group.assessedUnits]
    if (group.money.length === 0) return [counts]
    return group.money.map(({ applied, granted, claimed, certified, paid, leftToClaim, leftToCertify }) => [...counts, granted.currency, ...[applied, granted, claimed, certified, paid, leftToClaim, leftToCertify].map(cents)])
  }
  return {
    name: portfolioWords.overview[language],
    headings: [groupWords[by], ...countHeadings, ...moneyHeadings].map((heading) => heading[language]),
    rows: [...groups.flatMap((group) => rowsOf(group, nameOf(group))), ...rowsOf(total, portfolioWords.total[language])],
    about: {
      name: portfolioWords.about[language],
      lines: [[portfolioWords.asOf[language], today], [portfolioWords.source[language], portfolioWords.register[language]], ...(isShared(by) ? [[groupWords[by][language], portfolioWords.shared[language]] as const] : [])]
    }
  }
}
