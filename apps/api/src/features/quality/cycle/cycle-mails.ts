import type { IsoDate } from '@solmu/shared/dates.js'
import type { Language, LocalizedText } from '@solmu/shared/text.js'
import type { Letter } from '../../../core/mail/outbox.js'
import { dayIn } from '../../results/round/round-mails.js'

/** An assessment of which somebody is reminded. */
export type RemindedUnit = { readonly name: LocalizedText; readonly unitName: LocalizedText; readonly dueOn: IsoDate; readonly daysLeft: number }

type Words = {
  readonly subject: { readonly ahead: string; readonly over: string }
  readonly ahead: string
  readonly over: string
  readonly until: (day: string) => string
  readonly was: (day: string) => string
  readonly where: string
}

const words: Readonly<Record<Language, Words>> = {
  fi: {
    subject: { ahead: 'Itsearviointi odottaa lähettämistä', over: 'Itsearvioinnin määräpäivä on ohi' },
    ahead: 'Näitä itsearviointeja ei ole vielä lähetetty:',
    over: 'Näiden itsearviointien määräpäivä on ohi:',
    until: (day) => `viimeistään ${day}`,
    was: (day) => `määräpäivä oli ${day}`,
    where: 'Arvioinnit löytyvät Solmusta kohdasta Arvioinnit. Kirjaamanne vastaukset ovat tallessa, ja niitä voi täydentää useampi henkilö.'
  },
  sv: {
    subject: { ahead: 'En självbedömning väntar på att lämnas in', over: 'Tidsfristen för självbedömningen har gått ut' },
    ahead: 'De här självbedömningarna har ännu inte lämnats in:',
    over: 'Tidsfristen för de här självbedömningarna har gått ut:',
    until: (day) => `senast ${day}`,
    was: (day) => `tidsfristen var ${day}`,
    where: 'Bedömningarna finns i Solmu under Bedömningar. Era svar finns sparade, och flera personer kan komplettera dem.'
  },
  en: {
    subject: { ahead: 'A self-assessment waits to be handed in', over: 'A self-assessment is overdue' },
    ahead: 'These self-assessments have not been handed in yet:',
    over: 'These self-assessments are overdue:',
    until: (day) => `by ${day}`,
    was: (day) => `it was due on ${day}`,
    where: 'You find them in Solmu under Assessments. Your answers are saved, and several people can complete them.'
  }
}

/** One message with every assessment that one person is reminded of on one day. */
export function assessmentLetter(language: Language, units: readonly RemindedUnit[]): Letter {
  const said = words[language]
  const [ahead, over] = [units.filter(({ daysLeft }) => daysLeft >= 0), units.filter(({ daysLeft }) => daysLeft < 0)]
  const line = ({ name, unitName, dueOn }: RemindedUnit, when: (day: string) => string): string =>
    `– ${name[language] || name.fi}, ${unitName[language]}, ${when(dayIn(language, dueOn))}`
  const parts = [
    ...(over.length > 0 ? [[said.over, ...over.map((each) => line(each, said.was))].join('\n')] : []),
    ...(ahead.length > 0 ? [[said.ahead, ...ahead.map((each) => line(each, said.until))].join('\n')] : []),
    said.where
  ]
  return { subject: over.length > 0 ? said.subject.over : said.subject.ahead, text: parts.join('\n\n') }
}
