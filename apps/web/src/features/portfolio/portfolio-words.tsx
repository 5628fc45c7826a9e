/** How projects and their money are told, and where they are found. */
import type { ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import { TextLink } from '../../ui/link.js'
import { Status, type StatusName } from '../../ui/status.js'
import { type Language, useLanguage, useText } from '../../ui/text.js'

const statuses: Readonly<Record<ProjectStage, StatusName>> = {
  ...{ idea: 'notStarted', preparation: 'draft', applied: 'submitted', decided: 'verified', running: 'verified', closing: 'submitted' },
  ...{ ended: 'locked', embedded: 'accepted', rejected: 'returned', withdrawn: 'locked' }
}

export function ProjectStageMark({ stage }: { readonly stage: ProjectStage }) {
  const t = useText()
  return <Status status={statuses[stage]} label={t(`portfolio.stage.${stage}`)} />
}

export interface MoneyText {
  readonly minorUnits: string
  readonly currency: string
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' }

/** The decimal text of an amount, exact however large it is. @example amountText({ minorUnits: '123456', currency: 'EUR' }) // '1234.56' */
export function amountText({ minorUnits }: MoneyText): `${number}` {
  const digits = minorUnits.replace('-', '').padStart(3, '0')
  return `${minorUnits.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as `${number}`
}

/** An amount in the reader's language, to the cent or in whole units. */
export function useMoney(): (money: MoneyText, isWhole?: boolean) => string {
  const language = useLanguage()
  return (money, isWhole = false) =>
    new Intl.NumberFormat(tags[language], { style: 'currency', currency: money.currency, ...(isWhole && { maximumFractionDigits: 0 }) }).format(amountText(money)).replace(/-/gu, '\u2212')
}

/** A rate in hundredths of a per cent. */
export function useRate(): (rate: number) => string {
  const language = useLanguage()
  return (rate) => new Intl.NumberFormat(tags[language], { style: 'percent', maximumFractionDigits: 2 }).format(rate / 10_000)
}

export function ProjectsCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/portfolio/projects" params={{ lang }}>
      {t('portfolio.title')}
    </TextLink>
  )
}

export function FundersCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/portfolio/funders" params={{ lang }}>
      {t('portfolio.funders')}
    </TextLink>
  )
}
