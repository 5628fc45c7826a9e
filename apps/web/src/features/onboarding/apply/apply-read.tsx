/** What was told, to be read: once it is sent, and to the centre. */
import type { ReactNode } from 'react'
import type { EvidenceLink, FieldAnswer, SectionAnswers } from '@solmu/domain/onboarding/application-answers.js'
import type { FormField, FormSection } from '@solmu/domain/onboarding/application-form.js'
import { parseWebsite } from '@solmu/domain/network/organisation-details.js'
import { useLocalized, useText } from '../../../ui/text.js'
import type { Municipality } from './apply-door.js'
import styles from './apply.module.css'

const isLink = (each: unknown): each is EvidenceLink => typeof each === 'object' && each !== null && 'url' in each

/** A page that somebody has named: a link only where it is one, and never with a way back. */
export function NamedPage({ title, url }: EvidenceLink) {
  const address = parseWebsite(url.trim())
  if (address === null) return <span>{[title, url].filter(Boolean).join(': ')}</span>
  return (
    <a href={address} target="_blank" rel="noopener noreferrer nofollow">
      {title || address}
    </a>
  )
}

function useAnswerText() {
  const pick = useLocalized()
  return (field: FormField, answer: FieldAnswer | undefined, places: readonly Municipality[]): ReactNode => {
    if (answer === undefined || answer.length === 0) return null
    if (typeof answer !== 'string') {
      const links = (answer as readonly unknown[]).filter(isLink)
      if (links.length > 0) return links.map((link, place) => <div key={place}>{NamedPage(link)}</div>)
      return field.options.filter(({ code }) => (answer as readonly unknown[]).includes(code)).map(({ label }) => pick(label)).join(', ')
    }
    if (field.kind === 'municipality') {
      const place = places.find(({ code }) => code === answer)
      return place ? pick(place.name) : answer
    }
    const option = field.options.find(({ code }) => code === answer)
    return option ? pick(option.label) : answer
  }
}

interface ReadSectionProps {
  readonly section: FormSection
  readonly content: SectionAnswers
  readonly municipalities: readonly Municipality[]
}

export function ReadSection({ section, content, municipalities }: ReadSectionProps) {
  const t = useText()
  const pick = useLocalized()
  const text = useAnswerText()
  return (
    <dl className={styles.answers}>
      {section.fields.map((field) => (
        <div key={field.code}>
          <dt>{pick(field.label)}</dt>
          <dd>{text(field, content[field.code], municipalities) ?? <span className={styles.minor}>{t('apply.untold')}</span>}</dd>
        </div>
      ))}
    </dl>
  )
}
