/** How to reach an organisation, in which languages it serves, and what else is known of it. */
import type { ReactNode } from 'react'
import { parseWebsite } from '@solmu/domain/network/organisation-details.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import type { OrganisationRecord } from './organisation.operations.js'
import facts from '../../../ui/admin-pages.module.css'
import styles from './organisation.module.css'

interface Fact {
  readonly name: string
  readonly value: ReactNode
}

function FactList({ list }: { readonly list: readonly Fact[] }) {
  const t = useText()
  return (
    <dl className={facts.facts}>
      {list.map(({ name, value }) => (
        <div key={name}>
          <dt>{t(`organisation.field.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A link only where the address leads to a site; anything else stays text. */
function Website({ address }: { readonly address: string }) {
  const safe = parseWebsite(address)
  if (safe === null) return address
  return (
    <a href={safe} rel="noopener noreferrer">
      {safe.replace(/^https?:\/\//, '').replace(/\/$/, '')}
    </a>
  )
}

function contactsOf(organisation: OrganisationRecord): readonly Fact[] {
  const { contactName, email, phone, website, streetAddress, postalCode, town } = organisation
  const address = [streetAddress, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', ')
  return [
    { name: 'contactName', value: contactName },
    { name: 'email', value: email && <a href={`mailto:${encodeURI(email)}`}>{email}</a> },
    { name: 'phone', value: phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a> },
    { name: 'website', value: website && <Website address={website} /> },
    { name: 'address', value: address }
  ].filter(({ value }) => Boolean(value))
}

export function OrganisationContacts({ organisation }: { readonly organisation: OrganisationRecord }) {
  const t = useText()
  const contacts = contactsOf(organisation)
  return (
    <Section title={t('organisation.section.contacts')}>
      {contacts.length === 0 ? <p className={styles.none}>{t('organisation.contacts.none')}</p> : <FactList list={contacts} />}
    </Section>
  )
}

export function OrganisationFacts({ organisation }: { readonly organisation: OrganisationRecord }) {
  const t = useText()
  const { languages, sizeClass, code, note } = organisation
  const served = languages.map((language) => t(`organisation.language.${language}`)).join(', ')
  const list = [
    { name: 'languages', value: served || t('organisation.facts.unknown') },
    { name: 'sizeClass', value: sizeClass === null ? t('organisation.facts.unknown') : t(`organisation.size.${sizeClass}`) },
    ...(code === null ? [] : [{ name: 'code', value: code }])
  ]
  return (
    <>
      <Section title={t('organisation.facts.title')}>
        <FactList list={list} />
      </Section>
      {note !== null && (
        <Section title={t('organisation.field.note')}>
          <p className={styles.noteText}>{note}</p>
        </Section>
      )}
    </>
  )
}
