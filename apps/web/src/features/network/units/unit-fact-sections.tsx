/** The facts of a unit: place in the network, contact, organisation. */
import type { IsoDate } from '@solmu/shared/dates.js'
import { useCan } from '../../../app/viewer.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { TextLink } from '../../../ui/link.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value, ValueLegend } from '../../../ui/value.js'
import type { OrgUnitDetail } from '../network.operations.js'
import { Facts } from '../panel/facts.js'
import { periodText } from '../panel/unit-facts.js'
import { UnitLink } from '../unit-link.js'
import styles from './units.module.css'

interface UnitFactSectionsProps {
  readonly unit: OrgUnitDetail
  readonly asOf: IsoDate | undefined
}

export function UnitFactSections({ unit, asOf }: UnitFactSectionsProps) {
  const t = useText()
  return (
    <div className={styles.factSections}>
      <Section title={t('network.unit.facts')}>
        <NetworkFacts unit={unit} asOf={asOf} />
      </Section>
      <Section title={t('network.unit.contact')}>
        <ContactFacts unit={unit} />
      </Section>
      <Section title={t('network.unit.organisation')}>
        <OrganisationFacts unit={unit} />
      </Section>
    </div>
  )
}

function NetworkFacts({ unit, asOf }: UnitFactSectionsProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { parent, centre, territory, serviceShares } = unit
  return (
    <Facts
      facts={[
        { id: 'type', name: t('network.units.type'), value: t(`network.type.${unit.type}`) },
        unit.type === 'local_unit' ? { id: 'kind', name: t('network.fact.kind'), value: t(`network.kind.${unit.kind}`) } : null,
        {
          id: 'validity',
          name: t('network.fact.validity'),
          value: periodText(unit.validFrom, unit.validTo, { t, day: format.day })
        },
        centre === null || centre.id === unit.id
          ? null
          : {
              id: 'centre',
              name: t('network.fact.centre'),
              value: (
                <UnitLink id={centre.id} asOf={asOf}>
                  {pick(centre.name)}
                </UnitLink>
              )
            },
        parent === null || parent.id === centre?.id
          ? null
          : {
              id: 'parent',
              name: t('network.fact.parent'),
              value: (
                <UnitLink id={parent.id} asOf={asOf}>
                  {pick(parent.name)}
                </UnitLink>
              )
            },
        serviceShares.length === 0
          ? null
          : { id: 'shares', name: t('network.fact.serviceShares'), value: <ServiceShares shares={serviceShares} /> },
        territory === null
          ? null
          : {
              id: 'population',
              name: t('network.fact.population'),
              value:
                format.number(territory.population) +
                (territory.populationDate === null ? '' : ` (${format.day(territory.populationDate)})`)
            }
      ]}
    />
  )
}

/** Between which municipalities a unit divides its work: "Kokkola 70 %, Pietarsaari 30 %". */
export function ServiceShares({ shares }: { readonly shares: OrgUnitDetail['serviceShares'] }) {
  const pick = useLocalized()
  const format = useFormat()
  return shares.map(({ municipalityName, share }) => `${pick(municipalityName)} ${format.percent(share)}`).join(', ')
}

function ContactFacts({ unit }: { readonly unit: OrgUnitDetail }) {
  const t = useText()
  const pick = useLocalized()
  const { streetAddress, email, phone, municipality } = unit
  const missing = <Value value="missing" />
  return (
    <>
      <Facts
        facts={[
          { id: 'address', name: t('network.fact.address'), value: streetAddress ?? missing },
          { id: 'municipality', name: t('network.fact.municipality'), value: pick(municipality.name) },
          {
            id: 'email',
            name: t('network.fact.email'),
            value: email === null ? missing : <a href={`mailto:${email}`}>{email}</a>
          },
          {
            id: 'phone',
            name: t('network.fact.phone'),
            value: phone === null ? missing : <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a>
          }
        ]}
      />
      {[streetAddress, email, phone].includes(null) && <ValueLegend marks={['missing']} />}
    </>
  )
}

function OrganisationFacts({ unit: { organisation } }: { readonly unit: OrgUnitDetail }) {
  const t = useText()
  return (
    <Facts
      facts={[
        { id: 'name', name: t('network.fact.organisation'), value: <OrganisationName {...organisation} /> },
        { id: 'businessId', name: t('network.fact.businessId'), value: organisation.businessId ?? <Value value="missing" /> },
        { id: 'legalForm', name: t('network.fact.legalForm'), value: t(`network.legalForm.${organisation.legalForm}`) }
      ]}
    />
  )
}

/** A link for those who may look into the register. */
function OrganisationName({ id, name }: OrgUnitDetail['organisation']) {
  const pick = useLocalized()
  const lang = useLanguage()
  if (!useCan('organisation.read')) return pick(name)
  return (
    <TextLink to="/$lang/organisations/$id" params={{ lang, id }}>
      {pick(name)}
    </TextLink>
  )
}
