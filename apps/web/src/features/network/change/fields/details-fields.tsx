/** What a unit is: its name in three languages, its kind, its keeper, its place and how to reach it. */
import { SelectField, TextField } from '../../../../ui/form-field.js'
import { languages, useText } from '../../../../ui/text.js'
import { localUnitKinds, type UnitKind } from '../../network.types.js'
import { noDetails, type DetailsForm } from '../change-form.js'
import type { DayNetwork } from '../day-network.js'
import { MunicipalityField } from './municipality-fields.js'
import { OrganisationField } from './organisation-field.js'
import styles from '../change.module.css'

export interface DetailsFieldsProps {
  /** Before the ids of the controls: `change-`, `change-part-2-`. */
  readonly prefix: string
  readonly network: DayNetwork
  /** What the unit is before; nothing for a new one. */
  readonly before?: Partial<DetailsForm>
  /** What has been typed over it. */
  readonly value: Partial<DetailsForm>
  readonly onChange: (value: Partial<DetailsForm>) => void
  /** Only a local unit has a kind to choose. */
  readonly isLocal: boolean
  readonly errorOf: (id: string) => string | undefined
}

const contacts = ['streetAddress', 'email', 'phone'] as const

function NameFields({ prefix, shown, onChange, errorOf }: PartProps) {
  const t = useText()
  return (
    <div className={styles.fields}>
      {languages.map((language) => (
        <TextField
          key={language}
          id={`${prefix}name-${language}`}
          label={t(`change.field.name.${language}`)}
          isOptional={language !== 'fi'}
          lang={language}
          autoComplete="off"
          placeholder={language === 'fi' ? undefined : shown.name.fi}
          value={shown.name[language]}
          error={errorOf(`${prefix}name-${language}`)}
          onChange={(event) => onChange({ name: { ...shown.name, [language]: event.target.value } })}
        />
      ))}
    </div>
  )
}

interface PartProps {
  readonly prefix: string
  readonly shown: DetailsForm
  readonly onChange: (part: Partial<DetailsForm>) => void
  readonly errorOf: (id: string) => string | undefined
}

function KindField({ prefix, shown, onChange, errorOf }: PartProps) {
  const t = useText()
  return (
    <SelectField
      id={`${prefix}kind`}
      label={t('network.fact.kind')}
      options={[
        { value: '', label: t('change.field.chooseKind') },
        ...localUnitKinds.map((kind) => ({ value: kind, label: t(`network.kind.${kind}`) }))
      ]}
      value={shown.kind}
      error={errorOf(`${prefix}kind`)}
      onChange={(event) => onChange({ kind: event.target.value as UnitKind | '' })}
    />
  )
}

function ContactFields({ prefix, shown, onChange, errorOf }: PartProps) {
  const t = useText()
  return contacts.map((field) => (
    <TextField
      key={field}
      id={`${prefix}${field}`}
      label={t(`change.field.${field}`)}
      isOptional
      type={field === 'email' ? 'email' : 'text'}
      autoComplete="off"
      value={shown[field]}
      error={errorOf(`${prefix}${field}`)}
      onChange={(event) => onChange({ [field]: event.target.value })}
    />
  ))
}

export function DetailsFields({ prefix, network, before, value, onChange, isLocal, errorOf }: DetailsFieldsProps) {
  const t = useText()
  const shown: DetailsForm = { ...noDetails, ...before, ...value }
  const change = (part: Partial<DetailsForm>) => onChange({ ...value, ...part })
  const parts = { prefix, shown, onChange: change, errorOf }
  return (
    <>
      <NameFields {...parts} />
      <p className={styles.note}>{t('change.field.nameNote')}</p>
      <div className={styles.fields}>
        {isLocal && <KindField {...parts} />}
        <OrganisationField
          id={`${prefix}organisation`}
          label={t('change.field.organisation')}
          value={shown.organisation}
          error={errorOf(`${prefix}organisation`)}
          onChange={(organisation) => change({ organisation })}
        />
        <MunicipalityField
          id={`${prefix}municipality`}
          label={t('change.field.municipality')}
          network={network}
          value={shown.municipalityCode}
          error={errorOf(`${prefix}municipality`)}
          onChange={(municipalityCode) => change({ municipalityCode })}
        />
        <ContactFields {...parts} />
      </div>
    </>
  )
}
