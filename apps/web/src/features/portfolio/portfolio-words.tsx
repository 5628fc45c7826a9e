/** How projects and their money are told, and where they are found. */
import type { ProjectStage } from '@solmu/domain/portfolio/project.workflow.js'
import type { LocalizedText } from '@solmu/shared/text.js'
import { TextLink } from '../../ui/link.js'
import { Status, type StatusName } from '../../ui/status.js'
import { type Language, useLanguage, useLocalized, useText } from '../../ui/text.js'

const statuses: Readonly<Record<ProjectStage, StatusName>> = {
  ...{ idea: 'notStarted', preparation: 'draft', applied: 'submitted', decided: 'verified', running: 'verified', closing: 'submitted' },
  ...{ ended: 'locked', embedded: 'accepted', rejected: 'returned', withdrawn: 'locked' }
}

export function ProjectStageMark({ stage }: { readonly stage: ProjectStage }) {
  const t = useText()
  return <Status status={statuses[stage]} label={t(`portfolio.stage.${stage}`)} />
}

const tags: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-FI' }

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

interface Named {
  readonly id: string
  readonly name: LocalizedText
}

export function ProjectCrumb({ id, name }: Named) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/portfolio/projects/$id" params={{ lang, id }}>
      {pick(name)}
    </TextLink>
  )
}

export function FunderCrumb({ id, name }: Named) {
  const lang = useLanguage()
  const pick = useLocalized()
  return (
    <TextLink to="/$lang/portfolio/funders/$id" params={{ lang, id }}>
      {pick(name)}
    </TextLink>
  )
}
